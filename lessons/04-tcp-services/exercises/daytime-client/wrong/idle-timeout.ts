// too-late
import { connect } from 'node:net';

let answer = '';
const socket = connect({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
function finish(code: number): void {
  process.exitCode = code;
  socket.destroy();
}
// Each byte restarts it.
socket.setTimeout(Number(process.env.TIMEOUT), () => finish(4));
socket.setEncoding('latin1');
socket.on('error', () => finish(3));
socket.on('data', (text) => {
  answer += text;
  if (answer.length > 1024) finish(5);
});
socket.on('end', () => finish(/^[^\n]*\n$/.test(answer) ? 0 : 3));
