import { createServer, type Socket } from 'node:net';

const host = process.env.HOST || '127.0.0.1';
const host6 = process.env.HOST6 || '::1';
const port = Number(process.env.PORT);

function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume().end('Hello, and welcome.\r\n');
}

function listen(host: string, mayBeAbsent: boolean): void {
  const server = createServer(greet);
  server.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    // EAFNOSUPPORT: IPv6 is turned off altogether.
    const absent = code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
    if (mayBeAbsent && absent) return;
    console.error(message);
    // The other listener would keep the program alive.
    process.exit(1);
  });
  server.listen({ host, port }, () => {
    console.log('Listening on', server.address());
  });
}

listen(host, false);
listen(host6, true);
