// hardly-waits
// It doubles with <<, which has 32 bits: beyond them, the limit is negative or 0, and nothing is waited for.
import { setTimeout } from 'node:timers/promises';
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
let failures = 0;

for (;;) {
  await attempt().catch(() => {});
  const limit = Math.min(most, first << failures);
  failures += 1;
  await setTimeout(Math.random() * limit);
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
      failures = 0;
      console.log(line);
      if (line === 'BYE') process.exit();
    }
  }
}
