// listens-elsewhere
import { createServer, type Socket } from 'node:net';

const port = Number(process.env.PORT);
const host = process.env.HOST || '127.0.0.1';
function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
  // A second way in, opened when somebody has come.
  if (!spare.listening) spare.listen({ host, port: 0 });
}
const spare = createServer(greet);
createServer(greet).listen({ host, port });
const second = createServer(greet);
second.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
    process.exit(1);
  }
});
second.listen({ host: process.env.HOST6 || '::1', port });
