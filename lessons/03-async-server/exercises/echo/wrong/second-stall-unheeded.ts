// ignores-backpressure
// After the first stall it never pauses again.
import { createServer } from 'node:net';

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    let stalled = false;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      const more = socket.write(chunk);
      if (more || stalled) return;
      stalled = true;
      socket.pause();
      socket.once('drain', () => socket.resume());
    });
    socket.on('end', () => socket.end());
  },
);

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 0);
server.listen({ host, port }, () => {
  console.log('Listening on', server.address());
});
