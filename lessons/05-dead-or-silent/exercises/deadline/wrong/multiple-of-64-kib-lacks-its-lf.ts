// no-answer-in-time
// A request whose last piece is full lacks its LF.
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';

const PIECE = 64 * 1_024;
const size = Number(process.env.SIZE ?? 0);
let socket: Socket | undefined;
let pause: NodeJS.Timeout | undefined;

const ms = Number(process.env.DEADLINE ?? 5_000);
const deadline = setTimeout(() => finish(12), ms);
attempt();

function* pieces(): Generator<string> {
  let left = size;
  do {
    const length = Math.min(left, PIECE);
    left -= length;
    // The last piece is the one that is not full.
    yield 'x'.repeat(length) + (length < PIECE ? '\n' : '');
  } while (left > 0);
}

function attempt(): void {
  let answer = '';
  const host = process.env.HOST || '127.0.0.1';
  socket = connect(Number(process.env.PORT), host);
  Readable.from(pieces()).pipe(socket, { end: false });
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    answer += text;
    if (answer.includes('\n')) finish(0);
  });
  socket.on('error', () => {});
  socket.on('end', () => socket?.destroy());
  socket.on('close', again);
}

function again(): void {
  pause = setTimeout(attempt, Math.random() * 200);
}

function finish(code: number): void {
  clearTimeout(deadline);
  clearTimeout(pause);
  socket?.off('close', again);
  socket?.destroy();
  process.exitCode = code;
}
