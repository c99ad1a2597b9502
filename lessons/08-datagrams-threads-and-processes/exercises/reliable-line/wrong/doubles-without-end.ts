// never-again
import { remoteEndPointFromEnv, UdpClient } from '#sockets';

const count = Number(process.env.COUNT ?? 40);
const giveUp = Number(process.env.GIVEUP ?? 5000);
const to = remoteEndPointFromEnv();
const socket = await UdpClient.bind({ host: '127.0.0.1', port: 0 });
let acknowledged = 0;
let sent = 0;
let wait = 200;
let heard = Date.now();

while (acknowledged < count) {
  const left = heard + giveUp - Date.now();
  if (left <= 0) break;
  while (sent < Math.min(count, acknowledged + 8)) {
    sent += 1;
    await socket.send(`${sent} of ${count}`, to);
  }
  try {
    const answer = await socket.receive({
      signal: AbortSignal.timeout(Math.min(wait, left)),
    });
    heard = Date.now();
    const number = Number(`${answer?.bytes}`.slice(4));
    if (number > acknowledged) wait = 200;
    acknowledged = Math.max(acknowledged, number);
    sent = Math.max(sent, acknowledged);
  } catch {
    wait *= 2;
    sent = acknowledged;
  }
}
socket.close();
process.exitCode = acknowledged >= count ? 0 : 4;
