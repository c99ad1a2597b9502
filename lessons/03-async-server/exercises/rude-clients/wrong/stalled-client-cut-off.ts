// reset-by-program
// A client that has not read for two seconds is cut off.
import { createServer } from 'node:net';

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    let unfinished = '';
    let stalled: NodeJS.Timeout | undefined;
    const settle = () => {
      clearTimeout(stalled);
      stalled = undefined;
    };
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('close', settle);
    socket.on('data', (chunk) => {
      const lines = `${unfinished}${chunk}`.split('\n');
      unfinished = lines.pop() ?? '';
      let more = true;
      for (const line of lines)
        more = socket.write(`${line.toUpperCase()}\n`);
      if (more) return;
      socket.pause();
      // Whoever asks for a lot and never reads has to go.
      stalled ??= setTimeout(() => socket.destroy(), 2000);
    });
    socket.on('drain', () => {
      settle();
      socket.resume();
    });
    socket.on('end', () => socket.end());
  },
);

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 0);
server.listen({ host, port }, () => {
  console.log('Listening on', server.address());
});
