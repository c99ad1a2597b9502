// waits-too-long
// Its pauses double, up to 1.6 seconds.
import { connect, type Socket } from 'node:net';

const size = Number(process.env.SIZE ?? 0);
const timer = setTimeout(
  () => finish(12),
  Number(process.env.DEADLINE ?? 5_000),
);
let socket: Socket | undefined;
let pause: NodeJS.Timeout | undefined;
let failures = 0;
const request = `${'x'.repeat(size)}\n`;

attempt();

function attempt(): void {
  socket = connect({
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT),
  });
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    if (bytes.includes('\n')) finish(0);
  });
  socket.on('end', () => socket?.destroy());
  socket.on('close', () => {
    const ms = Math.min(1_600, 25 * 2 ** failures);
    failures += 1;
    pause = setTimeout(attempt, ms);
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
