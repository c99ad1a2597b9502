// no-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('data', (chunk) => {
    text += chunk;
    // A second line in the same chunk waits for the next chunk.
    const end = text.indexOf('\n');
    if (end === -1) return;
    number += 1;
    const line = text.slice(0, end).replace(/\r$/, '');
    text = text.slice(end + 1);
    socket.write(`${number}: ${line}\r\n`);
  });
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
