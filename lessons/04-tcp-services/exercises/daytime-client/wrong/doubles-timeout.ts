// too-late
import { connect } from 'node:net';

const limit = 1024;
let answer = '';

const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});

// One timer for everything: the socket's starts over with each byte.
const timeout = Number(process.env.TIMEOUT ?? 5000);
const timer = setTimeout(() => finish(4), 2 * timeout);

function finish(code: number): void {
  process.exitCode = code;
  clearTimeout(timer);
  socket.destroy();
}

// One character for each byte, so that length counts bytes.
socket.setEncoding('latin1');
socket.on('error', () => finish(3));
socket.on('data', (text) => {
  answer += text;
  if (answer.length > limit) finish(5);
});
socket.on('end', () => {
  console.log(answer.trimEnd());
  finish(/^[^\n]*\n$/.test(answer) ? 0 : 3);
});
