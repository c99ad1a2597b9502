// gave-up-too-soon
import { createSocket } from 'node:dgram';

const { HOST, PORT, COUNT = '40', GIVEUP } = process.env;
const count = Number(COUNT);
const socket = createSocket('udp4');

let acknowledged = 0;
let sent = 0;
let again: NodeJS.Timeout | undefined;
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
  clearTimeout(again);
  again = setTimeout(() => {
    sent = acknowledged;
    sendMore();
  }, 250);
}

function finish(code: number): void {
  process.exitCode = code;
  clearTimeout(again);
  clearTimeout(giveUp);
  socket.close();
}
