// listens-everywhere
import { createServer } from 'node:net';

let port = Number(process.env.PORT);
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
server.on('error', () => {
  port += 1;
  server.listen(port);
});
server.listen(port);
