// no-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.resume().on('end', () => socket.end('Hello\n'));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
