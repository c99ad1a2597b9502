// not-at-once
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const server = createServer({ allowHalfOpen: true }, async (socket) => {
  socket.on('error', () => {});
  socket.resume();
  // It looks busier that way.
  await setTimeout(600);
  socket.end('Hello, and welcome.\r\n');
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
