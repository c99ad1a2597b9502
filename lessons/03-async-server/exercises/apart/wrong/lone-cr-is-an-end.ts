// too-much
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // One state for each connection, its decoder included.
  let number = 0;
  let unfinished = '';
  const answer = (line: string) => {
    number += 1;
    // A client that does not read must not go on asking, either.
    if (!socket.write(`${number}: ${line}\r\n`)) socket.pause();
  };

  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('drain', () => socket.resume());
  socket.on('data', (chunk) => {
    const parts = `${unfinished}${chunk}`.split(/\r\n|\n|\r/);
    unfinished = parts.pop() ?? '';
    for (const line of parts) answer(line.replace(/\r$/, ''));
  });
  socket.on('end', () => {
    if (unfinished) answer(unfinished);
    socket.end();
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
