// again-too-soon
import { createSocket } from 'node:dgram';

const { HOST, PORT, COUNT = '40', GIVEUP = '5000' } = process.env;
const count = Number(COUNT);
const socket = createSocket('udp4');
let acknowledged = 0;
let sent = 0;

// It repeats what is due, however short a time ago it was sent.
const again = setInterval(() => {
  sent = acknowledged;
  sendMore();
}, 200);
const giveUp = setTimeout(() => finish(4), Number(GIVEUP));

socket.on('message', (bytes) => {
  giveUp.refresh();
  acknowledged = Math.max(acknowledged, Number(`${bytes}`.slice(4)));
  if (acknowledged >= count) finish(0);
  else sendMore();
});
sendMore();

function sendMore(): void {
  while (sent < Math.min(count, acknowledged + 8)) {
    sent += 1;
    socket.send(`${sent} of ${count}`, Number(PORT), HOST);
  }
}

function finish(code: number): void {
  process.exitCode = code;
  clearInterval(again);
  clearTimeout(giveUp);
  socket.close();
}
