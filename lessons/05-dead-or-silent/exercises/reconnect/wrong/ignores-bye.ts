// no-answer-in-time
import { setTimeout } from 'node:timers/promises';
import { lines, remoteEndPointFromEnv, TcpClient } from '#sockets';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
const endPoint = remoteEndPointFromEnv();
let failures = 0;
let isOver = false;

while (!isOver) {
  try {
    await using server = await TcpClient.connect(endPoint);
    for await (const line of lines(server, { maxLength: 1_024 })) {
      console.log(line);
      // Not when it is connected: a server may accept and hang up.
      failures = 0;
      isOver = line === 'QUIT';
      if (isOver) break;
    }
  } catch {
    // Refused, reset, or a line too long: the next attempt may do.
  }
  if (isOver) break;
  const limit = Math.min(most, first * 2 ** failures);
  failures += 1;
  await setTimeout(Math.random() * limit);
}
