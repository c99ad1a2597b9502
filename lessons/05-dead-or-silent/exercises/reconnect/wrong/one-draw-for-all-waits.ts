// waits-alike
// It draws one number for all of its waits.
import { connect } from 'node:net';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
const jitter = Math.random();
let failures = 0;

attempt();

function attempt(): void {
  let rest = '';
  const socket = connect({
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT),
  });
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      failures = 0;
      if (line.replace(/\r$/, '') === 'BYE') process.exit(0);
    }
  });
  socket.on('close', () => {
    const limit = Math.min(most, first * 2 ** failures);
    failures += 1;
    setTimeout(attempt, jitter * limit);
  });
}
