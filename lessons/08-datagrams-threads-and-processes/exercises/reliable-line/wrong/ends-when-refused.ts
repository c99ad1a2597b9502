// wrong-exit (needs linux)
import { createSocket } from 'node:dgram';

const count = Number(process.env.COUNT ?? 40);
const giveUp = Number(process.env.GIVEUP ?? 5000);
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
    socket.send(`${n} of ${count}`);
  }
}

socket.connect(
  Number(process.env.PORT),
  process.env.HOST || '127.0.0.1',
  () => {
    fill();
    setInterval(fill, 60);
    const silence = setTimeout(() => process.exit(4), giveUp);
    socket.on('error', (error) => {
      console.error(error.message);
      process.exit(1);
    });
    socket.on('message', (bytes) => {
      silence.refresh();
      acknowledged = Math.max(
        acknowledged,
        Number(`${bytes}`.slice(4)),
      );
      if (acknowledged >= count) process.exit(0);
      fill();
    });
  },
);
