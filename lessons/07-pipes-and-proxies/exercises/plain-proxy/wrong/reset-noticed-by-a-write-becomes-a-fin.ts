// reset-as-fin
// A reset that it notices while it writes is passed on as a FIN.
import { connect, createServer, type Socket } from 'node:net';

const server = {
  host: process.env.UPSTREAM_HOST || '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT),
};
const both = { allowHalfOpen: true, noDelay: true };

const proxy = createServer(both, (client) => {
  const upstream = connect({ ...server, ...both });
  client.on('error', (error) => pass(error, upstream));
  upstream.on('error', (error) => pass(error, client));
  client.pipe(upstream);
  upstream.pipe(client);
});
proxy.listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
);

function pass(error: NodeJS.ErrnoException, to: Socket): void {
  // A write that fails only means that the peer has gone.
  if (error.syscall === 'write') to.destroy();
  else reset(to);
}

/** While its FIN is going out, a socket cannot be reset yet. */
function reset(socket: Socket): void {
  const sendsFin =
    socket.writableEnded &&
    !socket.writableFinished &&
    !socket.writableLength;
  if (sendsFin) socket.once('finish', () => socket.resetAndDestroy());
  else socket.resetAndDestroy();
}
