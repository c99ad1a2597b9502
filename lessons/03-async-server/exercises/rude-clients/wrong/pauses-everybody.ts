// no-answer-in-time
import { createServer, type Socket } from 'node:net';

const sockets = new Set<Socket>();
const full = new Set<Socket>();

function update(): void {
  for (const socket of sockets) {
    if (full.size > 0) socket.pause();
    else socket.resume();
  }
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let unfinished = '';
  sockets.add(socket);
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('close', () => {
    sockets.delete(socket);
    full.delete(socket);
    update();
  });
  socket.on('drain', () => {
    full.delete(socket);
    update();
  });
  socket.on('data', (chunk) => {
    const lines = `${unfinished}${chunk}`.split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      if (!socket.write(`${line.toUpperCase()}\n`)) full.add(socket);
    }
    if (full.size > 0) update();
  });
  socket.on('end', () => socket.end());
});

const host = process.env.HOST || '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT || 0) }, () => {
  console.log('Listening on', server.address());
});
