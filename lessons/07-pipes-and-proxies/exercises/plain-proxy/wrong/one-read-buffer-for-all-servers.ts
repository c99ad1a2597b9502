// wrong-answer
// One buffer takes what all servers send: what waits for a slow client is overwritten.
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

// Node can read into a buffer that we give it: no allocation for each read.
const buffer = Buffer.allocUnsafe(64 * 1024);

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (client) => {
    const upstream = connect({
      ...target,
      onread: {
        buffer,
        callback: (length, bytes) => {
          const more = client.write(bytes.subarray(0, length));
          if (!more) client.once('drain', () => upstream.resume());
          return more;
        },
      },
    });
    upstream.on('end', () => client.end());
    upstream.on('error', () => reset(client));
    client.on('error', () => reset(upstream));
    client.pipe(upstream);
  },
);

server.listen(Number(PORT || 0), HOST || '127.0.0.1', () => {
  console.log('Listening on', server.address());
});
