// closed-too-soon
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

// Without allowHalfOpen, Node ends when the client does: what is
// answered a moment later is lost.
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', async (bytes) => {
    await setTimeout(100);
    socket.write(bytes);
  });
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
