// crashed-with-peer
// When a client resets after the signal, once() rejects and nobody catches it.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

const open = new Set<Socket>();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let rest = '';
  open.add(socket);
  socket.on('close', () => open.delete(socket));
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    socket.write(
      parts
        .map((line) => `${line.replace(/\r$/, '').toUpperCase()}\r\n`)
        .join(''),
    );
  });
  socket.on('end', () =>
    socket.end(rest && `${rest.toUpperCase()}\r\n`),
  );
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});

process.once('SIGINT', async () => {
  server.close();
  const timer = setTimeout(
    () => {
      for (const socket of open) socket.destroy();
    },
    Number(process.env.GRACE ?? 1_000),
  );
  await Promise.all([...open].map((socket) => once(socket, 'close')));
  clearTimeout(timer);
});
