// no-answer
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  // A Daytime client has nothing to ask.
  socket.once('data', () =>
    socket.end(`${new Date().toISOString()}\r\n`),
  );
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
