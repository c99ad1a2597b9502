// closed-too-soon
// The FIN of a client that has sent no bytes ends both directions.
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
  // A port scan, or a health check: nobody who waits for an answer.
  client.on('end', () => {
    if (client.bytesRead > 0) return;
    upstream.destroy();
    client.destroy();
  });
  client.pipe(upstream);
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
