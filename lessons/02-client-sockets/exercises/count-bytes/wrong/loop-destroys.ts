// closed-too-soon (needs for-await-destroys)
import { connect } from 'node:net';

const port = Number(process.env.PORT);
const socket = connect({ port, allowHalfOpen: true });
try {
  let count = 0;
  for await (const bytes of socket) count += bytes.length;
  // The loop has destroyed the socket.
  socket.end(`${count}\n`);
} catch {
  process.exitCode = 3;
}
