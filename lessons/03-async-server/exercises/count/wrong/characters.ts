// wrong-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    text += chunk;
  });
  // The length of a string counts UTF-16 units.
  socket.on('end', () => socket.end(`${text.length}\r\n`));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
