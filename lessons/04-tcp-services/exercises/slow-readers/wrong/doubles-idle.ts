// too-late
import { createServer } from 'node:net';
import { Readable } from 'node:stream';

const idleMs = Number(process.env.IDLE ?? 1_000);

const server = createServer((socket) => {
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // Input is read and discarded: left unread, it would cause a reset.
  socket.resume();
  // setTimeout counts from the last progress, and only notifies.
  socket.setTimeout(2 * idleMs, () => socket.destroy());
  // pipe makes the next record when the socket has drained.
  Readable.from(records()).pipe(socket);
});

function* records(): Generator<string> {
  for (let number = 1; number <= 1_024; number += 1) {
    yield `${`${number}`.padEnd(32 * 1_024 - 1, '.')}\n`;
  }
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
