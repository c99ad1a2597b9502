// no-answer-in-time (needs second-loopback)
import { setTimeout } from 'node:timers/promises';
import { IPEndPoint, lines, TcpClient } from '#sockets';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
const endPoint = new IPEndPoint('127.0.0.1', Number(process.env.PORT));
let failures = 0;
let isOver = false;

while (!isOver) {
  try {
    await using server = await TcpClient.connect(endPoint);
    for await (const line of lines(server, { maxLength: 1_024 })) {
      failures = 0;
      isOver = line === 'BYE';
      if (isOver) break;
    }
  } catch {
    // Refused, reset, or a line too long.
  }
  if (isOver) break;
  const limit = Math.min(most, first * 2 ** failures);
  failures += 1;
  await setTimeout(Math.random() * limit);
}
