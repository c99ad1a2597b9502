// reset-as-fin
// A client that has sent its FIN is told of the server’s reset by a FIN.
import { connect, createServer, type Socket } from 'node:net';

const { HOST, PORT, UPSTREAM_HOST, UPSTREAM_PORT } = process.env;
const target = {
  host: UPSTREAM_HOST || '127.0.0.1',
  port: Number(UPSTREAM_PORT || 7),
  allowHalfOpen: true,
  noDelay: true,
};

/** While a FIN is on its way out, a reset has to wait for it. */
function reset(socket: Socket): void {
  const sendsFin =
    socket.writableEnded &&
    !socket.writableFinished &&
    socket.writableLength === 0;
  if (sendsFin) socket.once('finish', () => socket.resetAndDestroy());
  else socket.resetAndDestroy();
}

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (client) => {
    const upstream = connect(target);
    let connected = false;
    upstream.on('connect', () => {
      connected = true;
    });
    client.on('error', () => reset(upstream));
    upstream.on('error', () => {
      // A client that has said all it had to say loses nothing by an orderly end.
      if (connected && client.readableEnded) client.end();
      else reset(client);
    });
    client.pipe(upstream);
    upstream.pipe(client);
  },
);

server.listen(Number(PORT || 0), HOST || '127.0.0.1', () => {
  console.log('Listening on', server.address());
});
