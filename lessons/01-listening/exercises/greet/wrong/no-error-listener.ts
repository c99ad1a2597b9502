// crashed-with-peer
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.end('Hello\n');
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
