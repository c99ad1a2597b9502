// two processes of a cluster
import cluster from 'node:cluster';
import { createServer } from 'node:net';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
} else {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  const host = process.env.HOST ?? '127.0.0.1';
  server.listen({ host, port: Number(process.env.PORT ?? 0) });
}
