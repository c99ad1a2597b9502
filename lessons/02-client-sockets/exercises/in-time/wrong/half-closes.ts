// did-not-end
import { connect } from 'node:net';

const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});
const timer = setTimeout(() => {
  process.exitCode = 12;
  // A FIN ends our direction; theirs goes on.
  socket.end();
}, Number(process.env.DEADLINE));
socket.resume().on('close', () => clearTimeout(timer));
