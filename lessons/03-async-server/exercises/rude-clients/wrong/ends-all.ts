// reset-by-program
import { createServer, type Socket } from 'node:net';

const clients = new Set<Socket>();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  clients.add(socket);
  socket.on('close', () => clients.delete(socket));
  // One client's reset must not affect the others.
  socket.on('error', () => {
    for (const client of clients) client.resetAndDestroy();
  });
  answer(socket);
});

function answer(socket: Socket): void {
  let unfinished = '';
  socket.setEncoding('utf8');
  socket.on('end', () => socket.end());
  socket.on('drain', () => socket.resume());
  socket.on('data', (chunk) => {
    const lines = `${unfinished}${chunk}`.split('\n');
    unfinished = lines.pop() ?? '';
    const answers = lines.map((line) => `${line.toUpperCase()}\n`);
    if (!socket.write(answers.join(''))) socket.pause();
  });
}

server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
