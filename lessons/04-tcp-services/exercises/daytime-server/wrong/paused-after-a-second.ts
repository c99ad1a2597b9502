// left-open
// It stops reading after a second, and never learns that a client has gone.
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  const timer = setTimeout(() => socket.pause(), 1_000);
  socket.on('close', () => clearTimeout(timer));
  socket.end(`${new Date().toISOString()}\r\n`);
});

server.listen(
  {
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT || 0),
  },
  () => {
    console.log('Listening on', server.address());
  },
);
