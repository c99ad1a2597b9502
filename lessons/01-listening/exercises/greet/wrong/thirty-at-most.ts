// closed-too-soon
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
// Whoever stays keeps a place that others need.
server.maxConnections = 30;
const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
