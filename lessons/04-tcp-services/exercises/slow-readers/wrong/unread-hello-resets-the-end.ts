// cut-off
// What a client says is left unread, so destroying the socket at the end is a reset, and the rest is lost.
import { createServer } from 'node:net';

const idleMs = Number(process.env.IDLE ?? 1_000);

// A client need not say a word: there is nothing to read.
const server = createServer(
  { allowHalfOpen: true, pauseOnConnect: true },
  (socket) => {
    let number = 0;
    const watch = setTimeout(() => socket.destroy(), idleMs);

    const next = (error?: Error | null) => {
      if (error) return;
      watch.refresh();
      if (number === 1_024) return void socket.end();
      number += 1;
      socket.write(record(number), (failure) => {
        if (!socket.destroyed) setImmediate(next, failure);
      });
    };

    socket.on('error', () => {});
    // All is with the system, which goes on sending.
    socket.on('finish', () => socket.destroy());
    socket.on('close', () => clearTimeout(watch));
    next();
  },
);

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
