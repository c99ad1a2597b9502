import { createServer } from 'node:net';

// TODO: the time when the client connects, not when the server
// starts; then the end.
const time = new Date().toISOString();

const server = createServer((socket) => {
  socket.on('data', () => {
    socket.write(`${time}\r\n`);
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
