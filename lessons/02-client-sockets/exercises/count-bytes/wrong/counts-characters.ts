// wrong-answer
import { connect } from 'node:net';

const port = Number(process.env.PORT);
const socket = connect({ port, allowHalfOpen: true });
socket.setEncoding('utf8');
let count = 0;
socket.on('data', (text) => {
  count += text.length;
});
socket.on('end', () => socket.end(`${count}\n`));
socket.on('error', () => {
  process.exitCode = 3;
});
