// no-answer-in-time
import { createServer } from 'node:net';

const beatMs = Number(process.env.BEAT ?? 1_000);
const limitMs = Number(process.env.LIMIT ?? 5_000);

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let rest = '';
  let heard = performance.now();
  // Not socket.setTimeout: every PING of ours would restart it.
  const timer = setInterval(() => {
    if (performance.now() - heard >= limitMs) socket.destroy();
    else if (socket.writable) socket.write('PING\n');
  }, beatMs);

  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  socket.on('close', () => clearInterval(timer));
  socket.on('end', () => socket.end());
  socket.setEncoding('utf8').on('data', (text) => {
    heard = performance.now();
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    let more = true;
    for (const line of lines.map((line) => line.replace(/\r$/, ''))) {
      if (line === 'PONG') continue;
      more = socket.write(`${line.toUpperCase()}\r\n`);
    }
    // A client that does not read its answers gets no more of them.
    if (!more) socket.pause();
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
