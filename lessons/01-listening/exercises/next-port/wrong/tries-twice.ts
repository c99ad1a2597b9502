// crashed
import { createServer } from 'node:net';

const { HOST: host = '127.0.0.1', PORT } = process.env;
const port = Number(PORT);
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
server.once('error', () => server.listen({ host, port: port + 1 }));
server.listen({ host, port });
