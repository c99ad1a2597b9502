// wrong-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let text = '';
  socket.on('error', () => {});
  // += decodes each chunk for itself, without saying so.
  socket.on('data', (bytes) => {
    text += bytes;
  });
  socket.on('end', () => socket.end(text.toUpperCase()));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
