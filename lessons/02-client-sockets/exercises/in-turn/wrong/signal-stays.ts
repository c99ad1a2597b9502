// left-unread
import { once } from 'node:events';
import { connect } from 'node:net';

process.exitCode = 10;
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  const { hostname, port } = new URL(`tcp://${address}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  // Node destroys the socket with it, connected or not.
  const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
  const socket = connect({ host, port: Number(port), signal });
  socket.on('error', () => {});
  try {
    await once(socket, 'connect');
    socket.write('hello\n');
    await once(socket, 'data');
    socket.end();
    process.exitCode = 0;
    break;
  } catch {}
}
