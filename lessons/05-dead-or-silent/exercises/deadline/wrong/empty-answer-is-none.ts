// no-answer-in-time
// An answer that is an empty line does not count.
import { connect, type Socket } from 'node:net';

const size = Number(process.env.SIZE ?? 0);
const timer = setTimeout(
  () => finish(12),
  Number(process.env.DEADLINE ?? 5_000),
);
let socket: Socket | undefined;
let pause: NodeJS.Timeout | undefined;
const request = `${'x'.repeat(size)}\n`;

attempt();

function attempt(): void {
  let answer = '';
  socket = connect({
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT),
  });
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    answer += bytes.toString('latin1');
    const [line, more] = answer.split('\n', 2);
    if (line && more !== undefined) finish(0);
  });
  socket.on('end', () => socket?.destroy());
  socket.on('close', () => {
    pause = setTimeout(attempt, Math.random() * 200);
  });
  socket.write(request);
}

function finish(code: number): void {
  clearTimeout(timer);
  clearTimeout(pause);
  socket?.removeAllListeners('close');
  socket?.destroy();
  process.exit(code);
}
