// a generator of waits, a stream of lines, once() for events
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const {
  HOST = '127.0.0.1',
  PORT,
  FIRST = '100',
  MOST = '10000',
} = process.env;

function* waits(): Generator<number> {
  for (let limit = Number(FIRST); ; limit = 2 * limit) {
    yield Math.random() * Math.min(Number(MOST), limit);
  }
}

let wait = waits();
for (let over = false; !over; ) {
  const socket = connect({ host: HOST, port: Number(PORT) });
  const closed = once(socket, 'close').catch(() => {});
  const lines = createInterface({ input: socket });
  lines.on('error', () => {});
  lines.on('line', (line) => {
    wait = waits();
    over ||= line === 'BYE';
    if (over) socket.end();
  });
  await closed;
  if (!over) await setTimeout(wait.next().value);
}
