// too-late
// What one client takes counts as progress of all others at its address.
import { createServer } from 'node:net';

const idleMs = Number(process.env.IDLE ?? 1_000);

/** When each client last made progress. */
const lastProgress = new Map<string, number>();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  const client = socket.remoteAddress ?? '';
  let number = 0;

  const next = (error?: Error | null) => {
    if (error || socket.destroyed) return;
    lastProgress.set(client, performance.now());
    if (number === 1_024) return void socket.end();
    number += 1;
    socket.write(record(number), (failure) =>
      setImmediate(next, failure),
    );
  };

  const watch = setInterval(() => {
    const idle = performance.now() - (lastProgress.get(client) ?? 0);
    if (idle >= idleMs) socket.destroy();
  }, idleMs / 5);

  socket.on('error', () => {});
  socket.on('close', () => clearInterval(watch));
  socket.resume();
  next();
});

function record(number: number): string {
  return `${`${number}`.padEnd(32 * 1_024 - 1, '.')}\n`;
}

server.listen(
  {
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT || 0),
  },
  () => console.log('Listening on', server.address()),
);
