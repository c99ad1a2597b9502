// wrong-answer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // From here on, 'data' delivers text in whole characters.
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('drain', () => socket.resume());
  socket.on('data', (text) => {
    if (!socket.write(`${text}`.normalize().toUpperCase()))
      socket.pause();
  });
  socket.on('end', () => socket.end());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
