// closed-too-soon
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

// Without allowHalfOpen, Node sends its FIN as soon as 'end' is over.
const server = createServer((socket) => {
  let count = 0;
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    count += bytes.length;
  });
  socket.on('end', async () => {
    await setTimeout(10);
    socket.end(`${count}\r\n`);
  });
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
