// carried-on (needs ipv6)
import { createServer } from 'node:net';

const port = Number(process.env.PORT);
const { HOST = '127.0.0.1', HOST6 = '::1' } = process.env;
for (const host of [HOST, HOST6]) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.resume().end('Hello\n');
  });
  server.on('error', ({ code }: NodeJS.ErrnoException) => {
    // HOST must be there: only HOST6 may be missing.
    if (code !== 'EADDRNOTAVAIL') process.exit(1);
  });
  server.listen({ host, port });
}
