// no-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('data', (chunk) => {
    // A chunk may begin or end in the middle of a line.
    for (const line of `${chunk}`.split(/\r?\n/)) {
      if (!line) continue;
      number += 1;
      socket.write(`${number}: ${line}\r\n`);
    }
  });
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
