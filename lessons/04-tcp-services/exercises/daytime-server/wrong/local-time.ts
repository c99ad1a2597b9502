// wrong-answer
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  // Which zone, which language? It depends on the machine.
  socket.end(`${new Date().toLocaleString()}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
