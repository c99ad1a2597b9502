// keeps-sockets
import { createServer, type Socket } from 'node:net';

const clients = new Map<number, Socket>();

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  // Nobody ever takes it out again.
  clients.set(clients.size + 1, socket);
  socket.end(`${new Date().toISOString()}\r\n`);
});
server.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
});
