// ignores-backpressure
// What the client sends is read, however slowly the server takes it.
import { connect, createServer, type Socket } from 'node:net';

const server = {
  host: process.env.UPSTREAM_HOST || '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT),
};
const both = { allowHalfOpen: true, noDelay: true };
const limit = Number(process.env.PER_CLIENT ?? 2);
const counts = new Map<string, number>();

const proxy = createServer(both, (client) => {
  const address = client.remoteAddress ?? '';
  client.on('error', () => {});
  const count = counts.get(address) ?? 0;
  if (count >= limit) return void client.resetAndDestroy();
  counts.set(address, count + 1);
  const leave = () =>
    counts.set(address, (counts.get(address) ?? 0) - 1);
  client.once('close', leave);

  const upstream = connect({ ...server, ...both });
  client.on('error', () => reset(upstream));
  upstream.on('error', () => reset(client));
  client.on('data', (bytes) => upstream.write(bytes));
  client.on('end', () => upstream.end());
  upstream.pipe(client);
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
