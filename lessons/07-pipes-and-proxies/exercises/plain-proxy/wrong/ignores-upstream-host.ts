// never-connected (needs second-loopback)
import { connect, createServer } from 'node:net';

const upstreamAt = {
  host: '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT ?? 7),
  allowHalfOpen: true,
};

const server = createServer({ allowHalfOpen: true }, (client) => {
  const upstream = connect(upstreamAt);
  client.on('error', () => upstream.resetAndDestroy());
  upstream.on('error', () => client.resetAndDestroy());
  client.pipe(upstream);
  upstream.pipe(client);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
