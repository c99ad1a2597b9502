// gave-up-too-soon
import { connect } from 'node:net';

let answer = '';
const socket = connect({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
// A limit of its own, and not TIMEOUT.
const timer = setTimeout(() => finish(4), 500);
function finish(code: number): void {
  process.exitCode = code;
  clearTimeout(timer);
  socket.destroy();
}
socket.setEncoding('latin1');
socket.on('error', () => finish(3));
socket.on('data', (text) => {
  answer += text;
  if (answer.length > 1024) finish(5);
});
socket.on('end', () => finish(/^[^\n]*\n$/.test(answer) ? 0 : 3));
