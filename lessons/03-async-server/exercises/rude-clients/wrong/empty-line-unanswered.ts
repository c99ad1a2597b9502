// no-answer
// An empty line gets no answer.
import { createServer } from 'node:net';

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    let unfinished = '';
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      const lines = `${unfinished}${chunk}`.split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) {
        if (!line) continue;
        if (!socket.write(`${line.toUpperCase()}\n`)) socket.pause();
      }
    });
    socket.on('drain', () => socket.resume());
    socket.on('end', () => socket.end());
  },
);

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 0);
server.listen({ host, port }, () => {
  console.log('Listening on', server.address());
});
