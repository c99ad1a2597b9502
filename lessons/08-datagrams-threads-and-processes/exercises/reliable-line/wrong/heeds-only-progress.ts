// gave-up-too-soon
import { createSocket } from 'node:dgram';

const count = Number(process.env.COUNT ?? 40);
const giveUp = Number(process.env.GIVEUP ?? 5000);
const port = Number(process.env.PORT);
const host = process.env.HOST || '127.0.0.1';
const socket = createSocket('udp4');
const sentAt = new Map<number, number>();
let acknowledged = 0;

function fill() {
  const now = Date.now();
  for (
    let n = acknowledged + 1;
    n <= Math.min(count, acknowledged + 8);
    n += 1
  ) {
    if (now - (sentAt.get(n) ?? 0) < 250) continue;
    sentAt.set(n, now);
    socket.send(`${n} of ${count}`, port, host, () => {});
  }
}

const again = setInterval(fill, 60);
const deadline = setTimeout(() => {
  process.exit(4);
}, giveUp);

socket.on('message', (bytes) => {
  const n = Number(`${bytes}`.split(' ')[1]);
  if (!(n > acknowledged)) return;
  acknowledged = n;
  deadline.refresh();
  if (acknowledged >= count) {
    clearInterval(again);
    clearTimeout(deadline);
    socket.close();
    return;
  }
  fill();
});
fill();
