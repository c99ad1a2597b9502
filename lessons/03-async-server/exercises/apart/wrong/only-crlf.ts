// no-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  let unfinished = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('data', (chunk) => {
    // Many clients end their lines with LF alone.
    const parts = `${unfinished}${chunk}`.split('\r\n');
    unfinished = parts.pop() ?? '';
    for (const line of parts) {
      number += 1;
      socket.write(`${number}: ${line}\r\n`);
    }
  });
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
