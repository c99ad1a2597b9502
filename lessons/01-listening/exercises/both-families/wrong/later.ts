// never-listened-on (needs ipv6)
import { createServer, type Socket } from 'node:net';

const port = Number(process.env.PORT);
function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
}
const first = createServer(greet);
first.listen({ host: process.env.HOST || '127.0.0.1', port });
const second = createServer(greet);
second.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EADDRNOTAVAIL') process.exit(1);
});
// Who comes over IPv6 is not there to wait for somebody else.
first.once('connection', () => {
  second.listen({ host: process.env.HOST6 || '::1', port });
});
