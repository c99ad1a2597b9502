// too-late
// It looks at the clock when bytes come, and counts silence apart.
import { connect } from 'node:net';

const deadline = Number(process.env.DEADLINE ?? 5000);
const start = performance.now();

const socket = connect({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT),
  timeout: deadline,
});

function giveUp(): void {
  process.exitCode = 12;
  socket.destroy();
}

socket.on('timeout', giveUp);
socket.on('data', () => {
  if (performance.now() - start >= deadline) giveUp();
});
socket.on('end', () => {
  if (performance.now() - start >= deadline) process.exitCode = 12;
  socket.destroy();
});
socket.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
