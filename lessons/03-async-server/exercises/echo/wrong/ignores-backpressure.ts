// ignores-backpressure
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  // The queue takes everything, even for a client that never reads.
  socket.on('data', (bytes) => socket.write(bytes));
});
server.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
});
