// waits-alike
// MOST cuts off what was drawn, and not the limit.
import { setTimeout } from 'node:timers/promises';
import { lines, remoteEndPointFromEnv, TcpClient } from '#sockets';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
const endPoint = remoteEndPointFromEnv();
let failures = 0;

for (;;) {
  await attempt().catch(() => {});
  const wait = Math.min(most, Math.random() * first * 2 ** failures);
  failures += 1;
  await setTimeout(wait);
}

async function attempt(): Promise<void> {
  const server = await TcpClient.connect(endPoint);
  try {
    for await (const line of lines(server)) {
      failures = 0;
      if (line === 'BYE') process.exit(0);
    }
  } finally {
    await server.close();
  }
}
