// closed-too-soon
import { createServer } from 'node:net';

let clients = 0;

const server = createServer((socket) => {
  clients += 1;
  // Too many at once: the others have to come again.
  if (clients > 150) return void socket.resume().end();
  socket.on('error', ({ message }) => console.log('Lost:', message));
  // What the client sends is read and discarded: closing with unread
  // bytes would be a reset.
  socket.resume();
  socket.end(`${new Date().toISOString()}\r\n`);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
