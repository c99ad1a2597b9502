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
  // By the time it calls back, pipeline has closed the other socket.
  pipeline(client, upstream, (error) => {
    if (error) upstream.resetAndDestroy();
  });
  pipeline(upstream, client, (error) => {
    if (error) client.resetAndDestroy();
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
