import { createServer, type Socket } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // Before anything else: without it, one reset ends the server.
  socket.on('error', ({ message }) => console.log('Lost:', message));
  socket.on('drain', () => socket.resume());
  socket.on('end', () => socket.end());
  answer(socket);
});

function answer(socket: Socket): void {
  let unfinished = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const lines = `${unfinished}${chunk}`.split('\n');
    unfinished = lines.pop() ?? '';
    // One write for all answers; stop reading until it has drained.
    const answers = lines.map((line) => `${line.toUpperCase()}\n`);
    if (!socket.write(answers.join(''))) socket.pause();
  });
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
