// tried-too-much
import { createServer } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
let port = Number(process.env.PORT);
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') process.exit(1);
  port += 1;
  server.listen({ host, port });
});
server.listen({ host, port });
