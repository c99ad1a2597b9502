// too-late
// A client that has sent its FIN is no longer watched: one that does not read its answers is kept forever.
import { createServer } from 'node:net';

const beatMs = Number(process.env.BEAT ?? 1_000);
const limitMs = Number(process.env.LIMIT ?? 5_000);

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let rest = '';
  let heard = performance.now();
  const watch = setInterval(() => {
    if (performance.now() - heard >= limitMs) socket.destroy();
    else socket.write('PING\r\n');
  }, beatMs);
  for (const event of ['end', 'close'])
    socket.on(event, () => clearInterval(watch));
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    heard = performance.now();
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    const asked = parts
      .map((part) => part.replace(/\r$/, ''))
      .filter((line) => line !== 'PONG');
    if (asked.length > 0)
      socket.write(
        asked.map((line) => `${line.toUpperCase()}\r\n`).join(''),
      );
  });
  socket.on('end', () =>
    socket.end(rest && `${rest.toUpperCase()}\r\n`),
  );
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});
