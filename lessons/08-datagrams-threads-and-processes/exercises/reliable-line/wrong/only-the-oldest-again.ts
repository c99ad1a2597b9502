// never-again
import { createSocket } from 'node:dgram';

const count = Number(process.env.COUNT ?? 40);
const giveUp = Number(process.env.GIVEUP ?? 5000);
const port = Number(process.env.PORT);
const host = process.env.HOST || '127.0.0.1';
const socket = createSocket('udp4');
let acknowledged = 0;
let sent = 0;

const send = (n: number) =>
  socket.send(`${n} of ${count}`, port, host, () => {});
const again = setInterval(() => {
  if (acknowledged < sent) send(acknowledged + 1);
}, 200);
const silence = setTimeout(() => process.exit(4), giveUp);

function fill() {
  // Whatever is sent as new must not be repeated too early.
  if (sent < Math.min(count, acknowledged + 8)) again.refresh();
  while (sent < Math.min(count, acknowledged + 8)) {
    sent += 1;
    send(sent);
  }
}

socket.on('message', (bytes) => {
  silence.refresh();
  const n = Number(`${bytes}`.slice(4));
  if (n <= acknowledged) return;
  acknowledged = n;
  again.refresh();
  if (acknowledged >= count) {
    clearInterval(again);
    clearTimeout(silence);
    socket.close();
  } else {
    fill();
  }
});
fill();
