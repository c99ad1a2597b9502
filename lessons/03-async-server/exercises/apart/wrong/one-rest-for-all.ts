// wrong-answer
import { createServer } from 'node:net';

// What is left of a line belongs to the client that sent it.
let unfinished = '';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('end', () => {
    if (unfinished) socket.write(`${number + 1}: ${unfinished}\r\n`);
    unfinished = '';
    socket.end();
  });
  socket.on('data', (chunk) => {
    const parts = `${unfinished}${chunk}`.split('\n');
    unfinished = parts.pop() ?? '';
    for (const line of parts) {
      number += 1;
      socket.write(`${number}: ${line.replace(/\r$/, '')}\r\n`);
    }
  });
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
