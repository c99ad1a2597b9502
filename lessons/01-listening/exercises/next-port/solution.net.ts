import { createServer } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
let port = first;

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello, and welcome.\r\n');
});
server.on('listening', () => {
  console.log('Listening on', server.address());
});
server.on('error', (error: NodeJS.ErrnoException) => {
  // This is the only failure that another port can fix.
  if (error.code === 'EADDRINUSE' && port < first + 9) {
    port += 1;
    server.listen({ host, port });
  } else {
    console.error(`Cannot listen: ${error.message}`);
    process.exitCode = 1;
  }
});
server.listen({ host, port });
