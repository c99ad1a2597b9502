// not-cut-off
// The limit is for each piece, not for all of them together.
import { connect } from 'node:net';

const pieces: Buffer[] = [];
let code: number | undefined;
const socket = connect({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT),
});
const timeout = Number(process.env.TIMEOUT ?? 5000);
const timer = setTimeout(() => finish(4), timeout);

function finish(result: number) {
  code ??= result;
  process.exitCode = code;
  clearTimeout(timer);
  socket.destroy();
}

function judge() {
  const answer = Buffer.concat(pieces);
  const isLine = answer.indexOf('\n') === answer.length - 1;
  finish(isLine && answer.length > 0 ? 0 : 3);
}

socket.on('data', (piece) => {
  if (piece.length > 1_024) return finish(5);
  pieces.push(piece);
});
socket.on('end', judge);
socket.on('error', judge);
