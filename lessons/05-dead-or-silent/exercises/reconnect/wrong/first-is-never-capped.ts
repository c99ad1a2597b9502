// waits-too-long
// MOST ends the doubling, but a FIRST above it is waited for.
import { setTimeout } from 'node:timers/promises';
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
let limit = first;

for (;;) {
  await attempt().catch(() => {});
  await setTimeout(Math.random() * limit);
  limit = Math.min(limit * 2, most);
}

async function attempt(): Promise<void> {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  let rest = Buffer.alloc(0);
  for await (const bytes of server) {
    rest = Buffer.concat([rest, bytes]);
    for (
      let end = rest.indexOf('\n');
      end !== -1;
      end = rest.indexOf('\n')
    ) {
      const line = rest.toString('utf8', 0, end).replace(/\r$/, '');
      rest = rest.subarray(end + 1);
      limit = first;
      console.log(line);
      if (line === 'BYE') process.exit();
    }
  }
}
