// asks the clock how long the process has been running
import { connect } from 'node:net';

const { HOST: host = '127.0.0.1', PORT, DEADLINE } = process.env;
const left = Math.ceil(Number(DEADLINE) - performance.now());

const socket = connect({ host, port: Number(PORT) });
const timer = setTimeout(
  () => {
    console.error('The server took too long.');
    socket.destroy();
    process.exitCode = 12;
  },
  Math.max(left, 0),
);
socket.resume();
socket.on('error', ({ message }) => console.error(message));
socket.on('close', () => clearTimeout(timer));
