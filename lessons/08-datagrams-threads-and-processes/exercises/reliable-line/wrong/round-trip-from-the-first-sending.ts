// never-again
// It measures the round trip from the first time that it sends a line.
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT);
const count = Number(process.env.COUNT || 40);
const giveUp = Number(process.env.GIVEUP || 5000);
const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
let acknowledged = 0;
let sent = 0;
let heard = performance.now();
const firstSent = new Map<number, number>();
const lastSent = new Map<number, number>();

function transmit(number: number): void {
  lastSent.set(number, performance.now());
  socket.send(`${number} of ${count}`, port, host, () => {});
}
let wait = 200;
let roundTrip: number | undefined;

function fill(): void {
  while (sent < Math.min(count, acknowledged + 8)) {
    sent += 1;
    firstSent.set(sent, performance.now());
    transmit(sent);
  }
}

/** Jacobson’s average: an eighth of each new sample. */
function measure(sample: number): void {
  roundTrip =
    roundTrip === undefined
      ? sample
      : 0.875 * roundTrip + 0.125 * sample;
  wait = Math.max(150, 2 * roundTrip);
}

socket.on('message', (bytes) => {
  const number = Number(/^ACK (\d+)/.exec(`${bytes}`)?.[1] ?? 0);
  heard = performance.now();
  if (number > acknowledged) {
    acknowledged = number;
    measure(heard - (firstSent.get(number) ?? heard));
  }
  if (acknowledged >= count) process.exit(0);
  fill();
});

setInterval(() => {
  const now = performance.now();
  if (now - heard >= giveUp) process.exit(4);
  for (let number = acknowledged + 1; number <= sent; number += 1) {
    if (now - (lastSent.get(number) ?? now) >= wait) transmit(number);
  }
}, 20);
if (count <= 0) process.exit(0);
fill();
