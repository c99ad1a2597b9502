// crashed-with-peer
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    const text = decoder.decode(bytes, { stream: true });
    socket.write(text.toUpperCase());
  });
  // It throws if the text ends within a character.
  socket.on('end', () => socket.end(decoder.decode().toUpperCase()));
});
server.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
});
