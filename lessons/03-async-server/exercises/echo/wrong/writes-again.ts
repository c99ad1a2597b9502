// wrong-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('data', (bytes) => {
    if (socket.write(bytes)) return;
    // false does not mean refused: the bytes are in the queue already.
    socket.pause();
    socket.once('drain', () => {
      socket.write(bytes);
      socket.resume();
    });
  });
});
server.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
});
