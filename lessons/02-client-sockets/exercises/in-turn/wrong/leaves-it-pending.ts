// did-not-end
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

process.exitCode = 10;
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  const { hostname, port } = new URL(`tcp://${address}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port) });
  socket.on('error', () => {});
  const ms = Number(process.env.ATTEMPT);
  const late = setTimeout(ms, null, { ref: false });
  // Nobody destroys the socket that loses: it keeps trying.
  const first = once(socket, 'connect').catch(() => null);
  if (!(await Promise.race([first, late]))) continue;
  socket.write('hello\n');
  await once(socket, 'data');
  socket.end();
  process.exitCode = 0;
  break;
}
