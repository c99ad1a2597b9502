// wrong-answer
// Where the time zone is not UTC, the line has the local time with a Z.
import { createServer } from 'node:net';

function stamp(): string {
  const now = new Date();
  const local = new Date(
    now.getTime() - now.getTimezoneOffset() * 60_000,
  );
  return local.toISOString();
}

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  socket.end(`${stamp()}\r\n`);
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
