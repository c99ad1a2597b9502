// listens-elsewhere (needs second-loopback)
import { createServer, type Socket } from 'node:net';

const port = Number(process.env.PORT);
function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
}
createServer(greet).listen({ host: '127.0.0.1', port });
const second = createServer(greet);
second.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
    process.exit(1);
  }
});
second.listen({ host: process.env.HOST6 || '::1', port });
