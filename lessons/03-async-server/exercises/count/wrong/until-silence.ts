// too-much
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let count = 0;
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    count += bytes.length;
  });
  // A client that says nothing for a moment has not ended.
  socket.setTimeout(200, () => socket.end(`${count}\r\n`));
  socket.on('end', () => socket.end(`${count}\r\n`));
});
server.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
});
