// wrong-exit
// The bytes are decoded as ASCII, which drops the high bit: 0x8A is taken for LF.
import { connect } from 'node:net';

const socket = connect({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT),
  allowHalfOpen: true,
});
const timer = setTimeout(
  () => finish(4),
  Number(process.env.TIMEOUT ?? 5_000),
);
let answer = '';
let finished = false;

socket.on('data', (bytes) => {
  // Daytime is ASCII (RFC 867).
  answer += bytes.toString('ascii');
  if (answer.length > 1_024) finish(5);
});
socket.on('end', () => finish(verdict()));
socket.on('error', () => finish(verdict()));

function verdict(): number {
  return /^[^\n]*\n$/.test(answer) ? 0 : 3;
}

function finish(code: number): void {
  if (finished) return;
  finished = true;
  process.exitCode = code;
  clearTimeout(timer);
  socket.destroy();
}
