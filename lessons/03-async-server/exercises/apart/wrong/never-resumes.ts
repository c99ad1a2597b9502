// no-answer-in-time
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  let unfinished = '';
  const answer = (line: string) => {
    number += 1;
    // It stops reading from a client that does not read, for good.
    if (!socket.write(`${number}: ${line}\r\n`)) socket.pause();
  };
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    const parts = `${unfinished}${chunk}`.split('\n');
    unfinished = parts.pop() ?? '';
    for (const line of parts) answer(line.replace(/\r$/, ''));
  });
  socket.on('end', () => {
    if (unfinished) answer(unfinished);
    socket.end();
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
