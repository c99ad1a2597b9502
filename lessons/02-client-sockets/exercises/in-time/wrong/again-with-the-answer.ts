// too-late
import { connect } from 'node:net';

const deadline = Number(process.env.DEADLINE ?? 5000);
const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});
const timer = setTimeout(() => {
  process.exitCode = 12;
  socket.destroy();
}, deadline);
// The whole time once more for the answer, now that it has begun.
socket.once('data', () => timer.refresh());
socket.resume().on('close', () => clearTimeout(timer));
