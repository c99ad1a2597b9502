// not-cut-off
import { connect } from 'node:net';

let answer = '';
const socket = connect({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
const timeout = Number(process.env.TIMEOUT);
const timer = setTimeout(() => finish(4), timeout);
function finish(code: number): void {
  process.exitCode = code;
  clearTimeout(timer);
  socket.destroy();
}
socket.setEncoding('latin1');
socket.on('error', () => finish(3));
// It looks at the size when everything is over, which may be never.
socket.on('data', (text) => {
  answer += text;
});
socket.on('end', () => {
  if (answer.length > 1024) finish(5);
  else finish(/^[^\n]*\n$/.test(answer) ? 0 : 3);
});
