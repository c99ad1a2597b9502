// too-much
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // A client that has said nothing for a second is told so.
  socket.setTimeout(1_000, () => socket.write('timeout\n'));
  // pipe waits for slow readers, and ends when the client has ended.
  socket.pipe(socket);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
