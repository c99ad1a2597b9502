// no-answer-in-time (needs second-loopback)
import { connect, type Socket } from 'node:net';

const request = `${'x'.repeat(Number(process.env.SIZE ?? 0))}\n`;
const host = '127.0.0.1';
const port = Number(process.env.PORT);
let socket: Socket | undefined;
let pause: NodeJS.Timeout | undefined;

// One timer for all attempts. It ends whatever goes on.
const timer = setTimeout(
  () => finish(12),
  Number(process.env.DEADLINE ?? 5_000),
);

function finish(code: number): void {
  process.exitCode = code;
  clearTimeout(timer);
  clearTimeout(pause);
  socket?.removeAllListeners('close').destroy();
}

function attempt(): void {
  let text = '';
  socket = connect({ host, port });
  socket.on('error', () => {});
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    if (text.length > 1_024) socket?.destroy();
    if (!text.includes('\n')) return;
    console.log(text.trimEnd());
    finish(0);
  });
  // It has failed before the answer, one way or another.
  socket.on('close', () => {
    pause = setTimeout(attempt, Math.random() * 200);
  });
  socket.write(request);
}

attempt();
