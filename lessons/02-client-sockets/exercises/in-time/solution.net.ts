import { connect } from 'node:net';

const deadline = Number(process.env.DEADLINE ?? 5000);
const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});

// A timer of our own: socket.setTimeout begins anew with each byte.
const timer = setTimeout(() => {
  console.error('The server took too long.');
  process.exitCode = 12;
  // It works while connecting, too. end() would go on reading.
  socket.destroy();
}, deadline);

socket.on('data', (bytes) => console.log(`${bytes.length} bytes`));
socket.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 2;
});
// Else the timer would keep a program alive that is done.
socket.on('close', () => clearTimeout(timer));
