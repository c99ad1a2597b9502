// closed-too-soon
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  let unfinished = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  // What is left in unfinished is a line, too: the last one.
  socket.on('end', () => socket.end());
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
