// wrong-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let count = 0;
  socket.on('error', () => {});
  // The last chunk is not the whole text.
  socket.on('data', (bytes) => {
    count = bytes.length;
  });
  socket.on('end', () => socket.end(`${count}\r\n`));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
