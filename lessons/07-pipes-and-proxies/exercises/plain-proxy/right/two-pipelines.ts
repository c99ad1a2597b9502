// pipeline, with resets of its own
import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';

const upstreamAt = {
  host: process.env.UPSTREAM_HOST ?? '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT ?? 7),
  allowHalfOpen: true,
};

const server = createServer({ allowHalfOpen: true }, (client) => {
  const upstream = connect(upstreamAt);
  // Before pipeline's own listeners, which would only destroy.
  client.on('error', () => upstream.resetAndDestroy());
  upstream.on('error', () => client.resetAndDestroy());
  pipeline(client, upstream, () => {});
  pipeline(upstream, client, () => {});
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
