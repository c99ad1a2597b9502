// closed-too-soon (needs for-await-destroys)
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, async (socket) => {
  let count = 0;
  try {
    for await (const bytes of socket) count += bytes.length;
  } catch {}
  // Most versions of Node destroy the socket when the loop ends.
  socket.end(`${count}\r\n`);
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
