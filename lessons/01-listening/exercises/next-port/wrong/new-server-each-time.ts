// no-answer
import { createServer } from 'node:net';

const { HOST: host = '127.0.0.1', PORT } = process.env;
const first = Number(PORT);
function tryPort(port: number): void {
  const server = createServer();
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' || port === first + 9) throw error;
    tryPort(port + 1);
  });
  server.listen({ host, port });
  // Only the first of them greets.
  if (port > first) return;
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.resume().end('Hello\n');
  });
}
tryPort(first);
