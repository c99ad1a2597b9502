// not-passed-on
// While one side does not read, the other direction stands still as well.
import { connect, createServer, type Socket } from 'node:net';

const server = {
  host: process.env.UPSTREAM_HOST || '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT),
};
const both = { allowHalfOpen: true, noDelay: true };

const proxy = createServer(both, (client) => {
  const upstream = connect({ ...server, ...both });
  client.on('error', () => reset(upstream));
  upstream.on('error', () => reset(client));
  const stop = () =>
    [client, upstream].forEach((socket) => void socket.pause());
  const go = () => {
    if (client.writableNeedDrain || upstream.writableNeedDrain) return;
    for (const socket of [client, upstream]) socket.resume();
  };
  client.on('data', (bytes) => upstream.write(bytes) || stop());
  upstream.on('data', (bytes) => client.write(bytes) || stop());
  client.on('end', () => upstream.end()).on('drain', go);
  upstream.on('end', () => client.end()).on('drain', go);
});
proxy.listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
);

/** While its FIN is going out, a socket cannot be reset yet. */
function reset(socket: Socket): void {
  const sendsFin =
    socket.writableEnded &&
    !socket.writableFinished &&
    !socket.writableLength;
  if (sendsFin) socket.once('finish', () => socket.resetAndDestroy());
  else socket.resetAndDestroy();
}
