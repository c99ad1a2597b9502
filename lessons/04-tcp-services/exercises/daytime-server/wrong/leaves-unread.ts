// left-open
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  // Nobody reads: the FIN after the client's bytes is never seen.
  socket.end(`${new Date().toISOString()}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
