// closed-too-soon
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  socket.end(new Date().toISOString());
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
