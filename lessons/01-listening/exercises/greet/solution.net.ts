import { createServer } from 'node:net';

const server = createServer((socket) => {
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // Who closes with bytes unread resets: read and forget them.
  socket.resume();
  socket.end('Hello, and welcome.\r\n');
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
