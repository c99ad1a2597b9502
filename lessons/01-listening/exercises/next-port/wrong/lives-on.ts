// carried-on
import { createServer } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
let port = first;
// It keeps the program alive, whatever the exit code says.
setInterval(() => console.log(`Port ${port}`), 60_000);

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
server.on('error', (error: NodeJS.ErrnoException) => {
  process.exitCode = 1;
  if (error.code !== 'EADDRINUSE' || port === first + 9) return;
  process.exitCode = 0;
  port += 1;
  server.listen({ host, port });
});
server.listen({ host, port });
