// too-late
// What a client takes counts as a sign of life.
import { createServer } from 'node:net';
import { PassThrough } from 'node:stream';

const beatMs = Number(process.env.BEAT ?? 1_000);
const limitMs = Number(process.env.LIMIT ?? 5_000);

const server = createServer({ allowHalfOpen: true }, (socket) => {
  const answers = new PassThrough();
  let rest = '';
  let heard = performance.now();
  const alive = () => {
    heard = performance.now();
  };
  const watch = setInterval(() => {
    if (performance.now() - heard >= limitMs) socket.destroy();
    else if (answers.writable) answers.write('PING\r\n');
  }, beatMs);
  socket.on('close', () => clearInterval(watch));
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    alive();
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    const asked = parts
      .map((part) => part.replace(/\r$/, ''))
      .filter((line) => line !== 'PONG');
    if (asked.length > 0)
      answers.write(
        asked.map((line) => `${line.toUpperCase()}\r\n`).join(''),
      );
  });
  socket.on('end', () =>
    answers.end(rest && `${rest.toUpperCase()}\r\n`),
  );
  socket.on('drain', alive);
  answers.pipe(socket);
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});
