// reset-by-program
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  // What the client has sent lies unread: this is a reset.
  socket.end(`${new Date().toISOString()}\r\n`, () => socket.destroy());
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
