// crashed
import { createServer, type Socket } from 'node:net';

const port = Number(process.env.PORT);
function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
}
createServer(greet).listen({
  host: process.env.HOST || '127.0.0.1',
  port,
});
createServer(greet).listen({ host: process.env.HOST6 || '::1', port });
