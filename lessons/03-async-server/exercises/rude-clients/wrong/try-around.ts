// crashed-with-peer
import { createServer, type Socket } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // It catches what answer throws; events come after it has returned.
  try {
    answer(socket);
  } catch {}
});
server.on('error', () => {});

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
