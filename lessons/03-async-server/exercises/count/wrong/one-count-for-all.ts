// wrong-answer
import { createServer } from 'node:net';

// A new client sets it to 0 while others are still counting.
let count = 0;

const server = createServer({ allowHalfOpen: true }, (socket) => {
  count = 0;
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    count += bytes.length;
  });
  socket.on('end', () => socket.end(`${count}\r\n`));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
