// wrong-answer
import { createServer } from 'node:net';

// Not every byte is text: what cannot be decoded comes back as U+FFFD.
const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  socket.pipe(socket);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
