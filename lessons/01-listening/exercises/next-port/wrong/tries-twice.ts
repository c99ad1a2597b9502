// crashed
import { createServer } from 'node:net';

const [host, port] = [process.env.HOST, Number(process.env.PORT)];
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
});
server.once('error', () => server.listen({ host, port: port + 1 }));
server.listen({ host, port });
