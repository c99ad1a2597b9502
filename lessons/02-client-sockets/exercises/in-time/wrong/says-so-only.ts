// too-late
import { connect } from 'node:net';

const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});
const timer = setTimeout(() => {
  console.error('The server took too long.');
  // The code is set, and the connection stays.
  process.exitCode = 12;
}, Number(process.env.DEADLINE));
socket.resume().on('close', () => clearTimeout(timer));
