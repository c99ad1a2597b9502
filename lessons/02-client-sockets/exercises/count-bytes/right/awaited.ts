// node:net with await, and a CRLF
import { once } from 'node:events';
import { createConnection } from 'node:net';

const socket = createConnection({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
  allowHalfOpen: true,
});

try {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  await once(socket, 'end');
  socket.end(`${Buffer.concat(chunks).length}\r\n`);
  await once(socket, 'close');
} catch {
  process.exit(3);
}
