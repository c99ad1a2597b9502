// too-late
import { connect } from 'node:net';

const deadline = Number(process.env.DEADLINE ?? 5000);
const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});

// Our own timer: socket.setTimeout starts over with each byte.
const timer = setTimeout(() => {
  console.error('The server took too long.');
  process.exitCode = 12;
  // It works while connecting, too. end() would keep reading.
  socket.destroy();
}, 2 * deadline);

socket.on('data', (bytes) => console.log(`${bytes.length} bytes`));
socket.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 2;
});
// Otherwise the timer would keep a finished program alive.
socket.on('close', () => clearTimeout(timer));
