// no-answer
import { createServer, type Socket } from 'node:net';

// One variable for all: the last client to come gets every answer.
let client: Socket;

const server = createServer({ allowHalfOpen: true }, (socket) => {
  client = socket;
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('data', (bytes) => client.write(bytes));
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
