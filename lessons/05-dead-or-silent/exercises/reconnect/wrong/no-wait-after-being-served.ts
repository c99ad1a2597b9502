// hardly-waits
// After a connection on which a line has come, it does not wait.
import { setTimeout } from 'node:timers/promises';
import { lines, remoteEndPointFromEnv, TcpClient } from '#sockets';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
const endPoint = remoteEndPointFromEnv();
let limit = Math.min(most, first);

for (;;) {
  if (await served()) {
    limit = Math.min(most, first);
    continue;
  }
  await setTimeout(Math.random() * limit);
  limit = Math.min(most, 2 * limit);
}

async function served(): Promise<boolean> {
  let count = 0;
  try {
    await using server = await TcpClient.connect(endPoint);
    for await (const line of lines(server)) {
      count += 1;
      if (line === 'BYE') process.exit(0);
    }
  } catch {
    // Refused or reset; what had come before still counts.
  }
  return count > 0;
}
