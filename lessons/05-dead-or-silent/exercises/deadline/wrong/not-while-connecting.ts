// too-late
import { connect, type Socket } from 'node:net';

const request = `${'x'.repeat(Number(process.env.SIZE ?? 0))}\n`;
const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT);
let socket: Socket | undefined;
let pause: NodeJS.Timeout | undefined;

let timer: NodeJS.Timeout | undefined;

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
  // Connecting has taken its time by then.
  socket.once('connect', () => {
    timer ??= setTimeout(
      () => finish(12),
      Number(process.env.DEADLINE ?? 5_000),
    );
  });
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
