// crashed-with-peer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.setEncoding('utf8');
  socket.on('data', (text) => socket.write(`${text}`.toUpperCase()));
  socket.on('end', () => socket.end());
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
