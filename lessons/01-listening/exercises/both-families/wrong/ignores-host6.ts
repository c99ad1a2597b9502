// listens-elsewhere (needs ipv6)
import { createServer, type Socket } from 'node:net';

const port = Number(process.env.PORT);
function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
}
const host = process.env.HOST || '127.0.0.1';
createServer(greet).listen({ host, port });
const second = createServer(greet);
second.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
    process.exit(1);
  }
});
second.listen({ host: '::1', port });
