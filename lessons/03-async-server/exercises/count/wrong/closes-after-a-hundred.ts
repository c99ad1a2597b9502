// stopped-listening
import { createServer } from 'node:net';

let clients = 0;

// The answer comes after the client's FIN: Node must not answer that
// with a FIN of its own.
const server = createServer({ allowHalfOpen: true }, (socket) => {
  let count = 0;
  clients += 1;
  if (clients > 150) server.close();
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    count += bytes.length;
  });
  socket.on('end', () => socket.end(`${count}\r\n`));
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
