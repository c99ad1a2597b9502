// reset-by-program
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.write('Hello\n');
  socket.destroy();
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
