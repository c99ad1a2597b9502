// one-by-one
import { createServer } from 'node:net';

let last = 0;
const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.resume();
  // At most one greeting every 60 ms, so as not to strain anything.
  last = Math.max(Date.now(), last + 60);
  const greet = () => socket.end('Hello, and welcome.\r\n');
  setTimeout(greet, last - Date.now());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
