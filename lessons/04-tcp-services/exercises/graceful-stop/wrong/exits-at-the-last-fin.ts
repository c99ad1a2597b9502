// cut-off
// After the signal it exits as soon as the last client’s FIN has come.
import { createServer, type Socket } from 'node:net';

const open = new Set<Socket>();
let stopping = false;

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let rest = '';
  open.add(socket);
  socket.on('close', () => left(socket));
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
    socket.end(rest && `${rest.toUpperCase()}\r\n`);
    left(socket);
  });
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});

function left(socket: Socket): void {
  open.delete(socket);
  if (stopping && open.size === 0) process.exit(0);
}

process.once('SIGINT', () => {
  stopping = true;
  server.close();
  if (open.size === 0) process.exit(0);
  setTimeout(
    () => {
      for (const socket of open) socket.destroy();
    },
    Number(process.env.GRACE ?? 1_000),
  );
});
