// no-answer
import { createServer } from 'node:net';

const [host, first] = [process.env.HOST, Number(process.env.PORT)];
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
