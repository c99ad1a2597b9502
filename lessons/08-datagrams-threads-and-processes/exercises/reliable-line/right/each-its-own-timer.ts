// sends again only the lines that are due, connected, with a timer for each
import { createSocket } from 'node:dgram';

const { HOST, PORT, COUNT = '40', GIVEUP = '5000' } = process.env;
const total = Number.parseInt(COUNT, 10);
const socket = createSocket({ type: 'udp4' });
const timers = new Map<number, NodeJS.Timeout>();
let done = 0;
let next = 1;

socket.on('error', () => {}); // Nobody there yet.
socket.connect(Number(PORT), HOST, more);
let patience = setTimeout(end, Number(GIVEUP), 4);

socket.on('message', (message) => {
  const ack = /^ACK (\d+)$/.exec(message.toString());
  clearTimeout(patience);
  patience = setTimeout(end, Number(GIVEUP), 4);
  done = Math.max(done, Number(ack?.[1] ?? 0));
  for (const [line, timer] of timers)
    if (line <= done) clearInterval(timer);
  if (done === total) end(0);
  else more();
});

function more(): void {
  while (next <= total && next <= done + 8) {
    const line = next;
    const text = Buffer.from(`${line} of ${total}`);
    const send = () => socket.send(text, () => {});
    timers.set(line, setInterval(send, 300));
    send();
    next += 1;
  }
}

function end(code: number): void {
  for (const timer of timers.values()) clearInterval(timer);
  clearTimeout(patience);
  socket.close();
  process.exitCode = code;
}
