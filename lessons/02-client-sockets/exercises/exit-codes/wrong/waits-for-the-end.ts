// wrong-exit
import { connect } from 'node:net';

const port = Number(process.env.PORT);
const socket = connect({ port, host: process.env.HOST });
const timer = setTimeout(() => {
  process.exitCode = 12;
  socket.destroy();
}, Number(process.env.TIMEOUT));
let text = '';
socket.on('data', (bytes) => {
  text += bytes;
});
socket.on('end', () => {
  process.exitCode = text.endsWith('\n') ? 0 : 14;
});
socket.on('error', () => {
  process.exitCode = 10;
});
socket.on('close', () => clearTimeout(timer));
