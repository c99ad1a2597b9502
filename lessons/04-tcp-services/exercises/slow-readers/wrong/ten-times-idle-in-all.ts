// cut-off
// Nobody is served for longer than ten times IDLE.
import { createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';

const idleMs = Number(process.env.IDLE ?? 5_000);

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  cutOffWhenIdle(socket);
  socket.resume();
  // Nobody may trickle forever.
  const deadline = setTimeout(() => socket.destroy(), 10 * idleMs);
  socket.on('close', () => clearTimeout(deadline));
  Readable.from(records()).pipe(socket);
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});

/** Only what the client takes restarts the clock. */
function cutOffWhenIdle(socket: Socket): void {
  let taken = 0;
  let since = performance.now();
  const watch = setInterval(() => {
    const now = socket.bytesWritten - socket.writableLength;
    if (now !== taken) since = performance.now();
    taken = now;
    if (performance.now() - since >= idleMs) socket.destroy();
  }, idleMs / 5);
  socket.on('close', () => clearInterval(watch));
}

function* records(): Generator<string> {
  for (let number = 1; number <= 1_024; number += 1)
    yield record(number);
}

function record(number: number): string {
  return `${`${number}`.padEnd(32 * 1_024 - 1, '.')}\n`;
}
