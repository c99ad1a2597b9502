// crashed
import { createServer } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
try {
  server.listen(Number(process.env.PORT), host);
} catch {
  // Catches nothing: the error comes as an event.
  server.listen(Number(process.env.PORT) + 1, host);
}
