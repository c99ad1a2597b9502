// errors that matter are left uncaught
import { createServer, type Socket } from 'node:net';

const port = Number(process.env.PORT);

function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.end('Hi.\n').resume();
}

createServer(greet).listen(port, process.env.HOST || '127.0.0.1');

const second = createServer(greet);
second.on('error', (error: NodeJS.ErrnoException) => {
  if (!/^(EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(error.code ?? '')) {
    throw error;
  }
});
second.listen(port, process.env.HOST6 || '::1');
