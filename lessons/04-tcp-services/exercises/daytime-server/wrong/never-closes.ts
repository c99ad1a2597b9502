// no-fin
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.resume();
  // The client waits for the end of the answer.
  socket.write(`${new Date().toISOString()}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
