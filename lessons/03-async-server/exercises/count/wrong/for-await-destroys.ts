// closed-too-soon
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, async (socket) => {
  let count = 0;
  try {
    for await (const bytes of socket) count += bytes.length;
  } catch {}
  // When its loop ends, for await destroys a Node socket.
  socket.end(`${count}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
