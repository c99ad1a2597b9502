// too-late
// Once a client has sent its FIN, nobody watches it.
import { createServer } from 'node:net';

const idleMs = Number(process.env.IDLE ?? 1_000);

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  const watch = setTimeout(() => socket.destroy(), idleMs);
  const stopWatching = () => clearTimeout(watch);

  const next = (error?: Error | null) => {
    if (error) return;
    if (!socket.readableEnded) watch.refresh();
    if (number === 1_024) return void socket.end();
    number += 1;
    socket.write(record(number), (failure) =>
      setImmediate(next, failure),
    );
  };

  socket.on('error', () => {});
  socket.on('end', stopWatching);
  socket.on('close', stopWatching);
  socket.resume();
  next();
});

function record(number: number): string {
  return `${`${number}`.padEnd(32 * 1_024 - 1, '.')}\n`;
}

server.listen(
  {
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT || 0),
  },
  () => console.log('Listening on', server.address()),
);
