// too-late
import { connect } from 'node:net';

const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});
// A second more, in case the FIN is already on its way.
const limit = Number(process.env.DEADLINE ?? 5000) + 1000;
const timer = setTimeout(() => {
  process.exitCode = 12;
  socket.destroy();
}, limit);
socket.resume().on('close', () => clearTimeout(timer));
