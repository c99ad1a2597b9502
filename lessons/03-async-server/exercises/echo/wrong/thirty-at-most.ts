// closed-too-soon
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // pipe waits for slow readers, and ends when the client has ended.
  socket.pipe(socket);
});

server.maxConnections = 30;

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
