// crashed
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
try {
  server.listen(Number(process.env.PORT), process.env.HOST);
} catch {
  // Catches nothing: the error comes as an event.
  server.listen(Number(process.env.PORT) + 1, process.env.HOST);
}
