// reset-by-program
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  socket.end(`${new Date().toISOString()}\r\n`);
  // A client that speaks after this is reset.
  socket.setTimeout(400, () => socket.destroy());
});
server.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
});
