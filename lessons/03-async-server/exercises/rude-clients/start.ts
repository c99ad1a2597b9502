import { createServer } from 'node:net';

// TODO: this is fine for polite clients. Make it survive the others.
const server = createServer((socket) => {
  let unfinished = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const lines = `${unfinished}${chunk}`.split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      socket.write(`${line.toUpperCase()}\n`);
    }
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
