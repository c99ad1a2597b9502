// crashed-with-peer (needs ipv6)
import { createServer } from 'node:net';

const port = Number(process.env.PORT);
const first = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
first.listen({ host: process.env.HOST || '127.0.0.1', port });
const second = createServer((socket) => {
  socket.resume().end('Hello\n');
});
second.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EADDRNOTAVAIL') process.exit(1);
});
second.listen({ host: process.env.HOST6 || '::1', port });
