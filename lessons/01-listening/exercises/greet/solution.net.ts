import { createServer } from 'node:net';

const server = createServer((socket) => {
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // Closing with unread bytes is a reset: read and discard them.
  socket.resume();
  socket.end('Hello, and welcome.\r\n');
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
