// wrong-answer
import { createServer } from 'node:net';

const server = createServer((socket) => {
  let count = 0;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    const line = chunk.toString().trim();
    count += 1;
    socket.write(`${answer(line, count)}\n`);
    if (line === 'QUIT') socket.end();
  });
});

function answer(line: string, count: number): string {
  if (line.startsWith('ECHO ')) return line.slice('ECHO '.length);
  if (line === 'COUNT') return `${count}`;
  return line === 'QUIT' ? 'BYE' : 'ERROR';
}

server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
