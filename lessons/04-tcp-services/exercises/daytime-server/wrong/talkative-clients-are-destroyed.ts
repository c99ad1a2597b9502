// reset-by-program
// A client that says more than 64 KiB is destroyed, and so reset.
import { createServer } from 'node:net';

const MOST = 64 * 1_024;

const server = createServer((socket) => {
  socket.on('error', () => {});
  let said = 0;
  socket.on('data', (bytes) => {
    said += bytes.length;
    if (said > MOST) socket.destroy();
  });
  socket.end(`${new Date().toISOString()}\r\n`);
});

server.listen(
  {
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT || 0),
  },
  () => {
    console.log('Listening on', server.address());
  },
);
