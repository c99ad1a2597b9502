import { connect } from 'node:net';

const { HOST: host = '127.0.0.1', PORT: port } = process.env;

// With allowHalfOpen, our side stays open after the server's FIN.
const socket = connect({
  host,
  port: Number(port),
  allowHalfOpen: true,
});

let count = 0;
socket.on('data', (bytes) => {
  count += bytes.length;
});
socket.on('end', () => {
  console.log(`${count} bytes.`);
  socket.end(`${count}\r\n`);
});
socket.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 3;
});
