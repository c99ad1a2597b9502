// ignores-backpressure
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // pipe waits for slow readers, and ends when the client has ended.
  let left = 64 * 1_024;
  socket.on('data', (chunk) => {
    const echo = chunk.subarray(0, left);
    left -= echo.length;
    if (!socket.write(echo)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('end', () => socket.end());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
