// no-answer
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end('Hello\n'));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
