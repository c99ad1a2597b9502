// tried-too-much
import { createServer } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
let port = first;

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') {
    // Waiting helps with this as little as another port does.
    setTimeout(() => server.listen({ host, port }), 500);
    return;
  }
  if (port === first + 9) process.exit(1);
  port += 1;
  server.listen({ host, port });
});
server.listen({ host, port });
