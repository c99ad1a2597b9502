// listens-everywhere
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let count = 0;
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    count += bytes.length;
  });
  socket.on('end', () => socket.end(`${count}\r\n`));
});

// Without a host, Node listens on every address.
const { HOST: host, PORT: port = 0 } = process.env;
server.listen({ host, port: Number(port) });
