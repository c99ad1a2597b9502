// listens-elsewhere
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.end('Hello\n');
});
server.listen(0, process.env.HOST);
