// no-fin
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let count = 0;
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    count += bytes.length;
  });
  // With allowHalfOpen, only the program can end the connection.
  socket.on('end', () => socket.write(`${count}\r\n`));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
