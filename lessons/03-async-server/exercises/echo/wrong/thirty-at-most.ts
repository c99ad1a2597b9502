// cut-off
import { createServer } from 'node:net';

let clients = 0;

const server = createServer({ allowHalfOpen: true }, (socket) => {
  clients += 1;
  socket.on('close', () => {
    clients -= 1;
  });
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  // More than thirty would be too many.
  if (clients > 30) return void socket.resume().end();
  // pipe waits for slow readers, and ends when the client has ended.
  socket.pipe(socket);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
