// in a worker thread
import { createServer } from 'node:net';
import { isMainThread, Worker } from 'node:worker_threads';

if (isMainThread) {
  new Worker(new URL(import.meta.url));
} else {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let count = 0;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      count += bytes.length;
    });
    socket.on('end', () => socket.end(`${count}\n`));
  });
  const host = process.env.HOST ?? '127.0.0.1';
  server.listen({ host, port: Number(process.env.PORT ?? 0) });
}
