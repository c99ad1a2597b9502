// ended-with-peer
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  socket.end(`${new Date().toISOString()}\r\n`);
  // The first client was the last.
  server.close();
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
