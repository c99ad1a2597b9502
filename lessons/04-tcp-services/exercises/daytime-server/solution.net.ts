import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', ({ message }) => console.log('Lost:', message));
  // Whatever the client says is read and thrown away: closing with
  // bytes unread would be a reset.
  socket.resume();
  socket.end(`${new Date().toISOString()}\r\n`);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
