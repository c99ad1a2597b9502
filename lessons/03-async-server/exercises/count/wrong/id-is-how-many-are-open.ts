// wrong-answer
// Once a client has left, the next one gets the number of one that is still there, and clears its count.
import { createServer } from 'node:net';

const port = Number(process.env.PORT || 0);
const host = process.env.HOST || '127.0.0.1';

const counts = new Map<number, number>();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  const id = counts.size;
  counts.set(id, 0);
  const count = () => counts.get(id) ?? 0;
  socket.on('error', (error) => console.error(error.message));
  socket.on('data', (chunk) => counts.set(id, count() + chunk.length));
  socket.on('end', () => socket.end(`${count()}\r\n`));
  socket.on('close', () => counts.delete(id));
});

server.listen({ host, port }, () =>
  console.log('Listening on', server.address()),
);
