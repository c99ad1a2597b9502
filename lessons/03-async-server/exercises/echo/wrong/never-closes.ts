// no-fin
import { createServer } from 'node:net';

// With allowHalfOpen, the program must end the connection: this one does not.
const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.pipe(socket, { end: false });
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
