// wrong-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let text = '';
  socket.on('error', () => {});
  // += silently decodes each chunk by itself.
  socket.on('data', (bytes) => {
    text += bytes;
  });
  socket.on('end', () => socket.end(text.toUpperCase()));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
