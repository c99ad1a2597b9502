// wrong-exit
import { connect } from 'node:net';

const limit = 1024;
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT);
const ms = Number(process.env.TIMEOUT || 5000);

const chunks: Buffer[] = [];
let length = 0;
let done = false;

const socket = connect({ host, port });
const timer = setTimeout(() => finish(verdict() === 0 ? 0 : 4), ms);

socket.on('data', (chunk) => {
  if (done) return;
  chunks.push(chunk);
  length += chunk.length;
  if (length > limit) finish(5);
});
socket.on('end', () => finish(verdict()));
socket.on('error', () => finish(verdict()));
socket.on('close', () => finish(verdict()));

function verdict(): number {
  const text = Buffer.concat(chunks).toString('latin1');
  return text.indexOf('\n') === text.length - 1 && text.length > 0
    ? 0
    : 3;
}

function finish(code: number): void {
  if (done) return;
  done = true;
  clearTimeout(timer);
  process.exitCode = code;
  socket.destroy();
}
