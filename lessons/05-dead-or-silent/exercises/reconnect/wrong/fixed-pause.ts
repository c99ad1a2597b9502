// hardly-waits
import { setTimeout } from 'node:timers/promises';
import { lines, remoteEndPointFromEnv, TcpClient } from '#sockets';

const first = Number(process.env.FIRST ?? 100);
const endPoint = remoteEndPointFromEnv();
let isOver = false;

while (!isOver) {
  try {
    await using server = await TcpClient.connect(endPoint);
    for await (const line of lines(server, { maxLength: 1_024 })) {
      console.log(line);
      isOver = line === 'BYE';
      if (isOver) break;
    }
  } catch {
    // Refused, reset, or a line too long: the next attempt may do.
  }
  if (isOver) break;
  await setTimeout(first);
}
