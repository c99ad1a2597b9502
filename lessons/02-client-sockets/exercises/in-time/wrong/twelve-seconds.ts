// too-late
import { connect } from 'node:net';

const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});
// A limit of its own, whatever DEADLINE says.
const timer = setTimeout(() => {
  process.exitCode = 12;
  socket.destroy();
}, 12_000);
socket.resume().on('close', () => clearTimeout(timer));
