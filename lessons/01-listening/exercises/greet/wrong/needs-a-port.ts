// crashed
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
// Without PORT, NaN and not 0: Node throws.
const { HOST = '127.0.0.1', PORT } = process.env;
server.listen({ host: HOST, port: Number.parseInt(PORT ?? '', 10) });
