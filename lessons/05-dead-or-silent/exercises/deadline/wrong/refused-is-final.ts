// gave-up
// A refused connection ends it at once with 12, before the time is up.
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
  socket = connect({
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT),
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    // Nobody is there: asking again is no help.
    if (error.code === 'ECONNREFUSED') finish(12);
  });
  socket.on('data', (bytes) => {
    if (bytes.includes('\n')) finish(0);
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
