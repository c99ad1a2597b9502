// not-silent
import { connect } from 'node:net';

let answer = '';
const socket = connect({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
const timeout = Number(process.env.TIMEOUT);
const timer = setTimeout(() => finish(4), timeout);
// Nobody asked it to say anything.
socket.write('What time is it?\r\n');
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
