// too-late
// Once a client has gone on reading after a pause, nobody watches it.
import { createServer } from 'node:net';
import { Readable } from 'node:stream';

const idleMs = Number(process.env.IDLE ?? 5_000);

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let before = 0;
  let quiet = 0;
  const watch = setInterval(() => {
    const taken = socket.bytesWritten - socket.writableLength;
    if (taken === before) {
      quiet += 1;
      if (quiet > 5) socket.destroy();
    } else if (quiet > 0) {
      // It has gone on reading after a pause: slow, but alive.
      clearInterval(watch);
    }
    before = taken;
  }, idleMs / 5);
  socket.on('close', () => clearInterval(watch));
  socket.on('error', () => {});
  socket.resume();
  Readable.from(records()).pipe(socket);
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});

function* records(): Generator<string> {
  for (let number = 1; number <= 1_024; number += 1)
    yield record(number);
}

function record(number: number): string {
  return `${`${number}`.padEnd(32 * 1_024 - 1, '.')}\n`;
}
