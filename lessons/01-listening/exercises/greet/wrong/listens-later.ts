// listens-elsewhere
import { createServer } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const other = createServer();

const server = createServer((socket) => {
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // Another door, once somebody is here.
  if (!other.listening) other.listen({ host, port: 0 });
  // Closing with unread bytes is a reset: read and discard them.
  socket.resume();
  socket.end('Hello, and welcome.\r\n');
});

server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
