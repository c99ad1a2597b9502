// two timers, both restarted by each byte; asks only after silence
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const beatMs = Number(process.env.BEAT ?? 1_000);
const limitMs = Number(process.env.LIMIT ?? 5_000);

const server = createServer({ allowHalfOpen: true }, (socket) => {
  const ask = setTimeout(() => {
    socket.write('PING\n');
    ask.refresh();
  }, beatMs);
  const end = setTimeout(() => socket.resetAndDestroy(), limitMs);
  socket.on('error', () => {});
  socket.on('data', () => {
    ask.refresh();
    end.refresh();
  });
  socket.on('close', () => {
    clearTimeout(ask);
    clearTimeout(end);
  });
  socket.on('end', () => clearTimeout(ask));
  const lines = createInterface({ input: socket });
  lines.on('line', (line) => {
    if (line !== 'PONG') socket.write(`${line.toUpperCase()}\n`);
  });
  lines.on('error', () => {});
  lines.on('close', () => socket.end());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
