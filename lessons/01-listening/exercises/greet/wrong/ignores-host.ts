// listens-elsewhere (needs second-loopback)
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.end('Hello\n');
});
server.listen(Number(process.env.PORT), '127.0.0.1');
