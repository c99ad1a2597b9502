// wrong-answer
import { createServer } from 'node:net';

// The time of the start, for every client.
const time = new Date().toISOString();

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  socket.end(`${time}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
