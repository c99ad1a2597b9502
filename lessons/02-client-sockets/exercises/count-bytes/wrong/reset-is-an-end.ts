// wrong-exit
import { connect } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT);
const socket = connect({ host, port, allowHalfOpen: true });
let count = 0;
socket.on('data', (bytes) => {
  count += bytes.length;
});
socket.on('end', () => socket.end(`${count}\n`));
socket.on('error', () => console.log(`${count} bytes came.`));
