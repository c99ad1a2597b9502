// reset-as-fin
import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';

const upstreamAt = {
  host: process.env.UPSTREAM_HOST ?? '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT ?? 7),
  allowHalfOpen: true,
};

const server = createServer({ allowHalfOpen: true }, (client) => {
  const upstream = connect(upstreamAt);
  const ignore = () => {};
  client.on('error', ignore);
  upstream.on('error', ignore);
  pipeline(client, upstream, client, ignore);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
