// too-late
// A client counts as gone at its FIN, and is not cut off.
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
  socket.on('end', () => {
    open.delete(socket);
    socket.end(rest && `${rest.toUpperCase()}\r\n`);
  });
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});

process.once('SIGINT', () => {
  server.close();
  const cutOff = () => {
    for (const socket of open) socket.destroy();
  };
  setTimeout(cutOff, Number(process.env.GRACE ?? 1_000)).unref();
});
