// wrong-answer
import { connect } from 'node:net';

const port = Number(process.env.PORT);
const socket = connect({ port, allowHalfOpen: true });
let count = 0;
socket.on('data', (bytes) => {
  count += bytes.length;
  socket.write(`${count}\n`);
});
socket.on('end', () => socket.end(count === 0 ? '0\n' : ''));
socket.on('error', () => {
  process.exitCode = 3;
});
