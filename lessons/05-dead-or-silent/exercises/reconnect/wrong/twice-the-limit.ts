// waits-too-long
import { connect } from 'node:net';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT);
let failures = 0;

function attempt(): void {
  let rest = '';
  let isOver = false;
  const socket = connect({ host, port });
  // 'close' follows: one place decides what happens next.
  socket.on('error', () => {});
  socket.setEncoding('utf8').on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    // Not when it is connected: a server may accept and hang up.
    if (lines.length > 0) failures = 0;
    isOver = lines.some((line) => /^BYE\r?$/.test(line));
    if (isOver || rest.length > 1_024) socket.destroy();
  });
  socket.on('close', () => {
    if (isOver) return;
    failures += 1;
    const limit = 2 * Math.min(most, first * 2 ** (failures - 1));
    setTimeout(attempt, Math.random() * limit);
  });
}

attempt();
