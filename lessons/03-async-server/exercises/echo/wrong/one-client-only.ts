// stopped-listening
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
  // The next client is refused, and the program ends.
  server.close();
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
