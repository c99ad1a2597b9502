// ended
import { createServer } from 'node:net';

const { HOST: host = '127.0.0.1', PORT: first = '0' } = process.env;
let tries = 0;
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
server.on('error', (error: NodeJS.ErrnoException) => {
  tries += 1;
  // What is added to a text is appended to it.
  const next = Number(first + tries);
  if (error.code !== 'EADDRINUSE' || next > 65_535) process.exit(1);
  server.listen({ host, port: next });
});
server.listen({ host, port: Number(first) });
