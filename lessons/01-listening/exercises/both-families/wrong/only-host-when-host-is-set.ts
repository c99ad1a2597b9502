// never-listened-on
// Where HOST is set and HOST6 is not, it does without IPv6.
import { createServer, type Socket } from 'node:net';

const { HOST, HOST6, PORT } = process.env;
// Whoever sets an address has chosen: the defaults are for those who set none.
const hosts =
  HOST || HOST6 ? [HOST || '127.0.0.1', HOST6] : ['127.0.0.1', '::1'];

function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume();
  socket.end('Hello, and welcome.\r\n');
}

for (const [index, host] of hosts.entries()) {
  if (!host) continue;
  const server = createServer(greet);
  server.on('error', (error: NodeJS.ErrnoException) => {
    const missing =
      error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
    if (index === 1 && missing) return;
    console.error(error.message);
    process.exit(1);
  });
  server.listen({ host, port: Number(PORT) }, () =>
    console.log(`Listening on ${host}.`),
  );
}
