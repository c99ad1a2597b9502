// too-much
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.resume();
  // One line was asked for, and then the end.
  socket.write(`${new Date().toISOString()}\r\n`);
  socket.end(`${new Date().toISOString()}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
