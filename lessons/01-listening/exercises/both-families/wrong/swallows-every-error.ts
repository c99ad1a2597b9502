// carried-on (needs ipv6)
import { createServer } from 'node:net';

const port = Number(process.env.PORT);
for (const host of [
  process.env.HOST || '127.0.0.1',
  process.env.HOST6 || '::1',
]) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.resume().end('Hello\n');
  });
  server.on('error', ({ message }) => console.error(message));
  server.listen({ host, port });
}
