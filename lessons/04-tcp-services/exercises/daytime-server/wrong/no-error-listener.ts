// crashed-with-peer
import { createServer } from 'node:net';

const server = createServer((socket) => {
  // A client that resets ends the program.
  socket.resume();
  socket.end(`${new Date().toISOString()}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
