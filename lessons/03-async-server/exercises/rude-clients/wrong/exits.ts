// ended-with-peer
import { createServer, type Socket } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', (error) => {
    console.error(error.message);
    // One client that resets ends the server for all.
    process.exit(1);
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
