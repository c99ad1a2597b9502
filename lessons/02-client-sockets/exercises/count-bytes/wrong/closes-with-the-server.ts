// closed-too-soon
import { once } from 'node:events';
import { connect } from 'node:net';

// allowHalfOpen is false: the server's FIN ends both directions.
const socket = connect({ port: Number(process.env.PORT) });
let count = 0;
socket.on('data', (bytes) => {
  count += bytes.length;
});
socket.on('error', () => {
  process.exitCode = 3;
});
await once(socket, 'end').catch(() => {});
socket.end(`${count}\n`);
