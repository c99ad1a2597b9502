// wrong-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  let unfinished = '';
  socket.on('error', () => {});
  socket.on('end', () => {
    if (unfinished) socket.write(`${number + 1}: ${unfinished}\r\n`);
    socket.end();
  });
  socket.on('data', (chunk) => {
    // A chunk may end in the middle of a character.
    const parts = (unfinished + chunk.toString('utf8')).split('\n');
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
