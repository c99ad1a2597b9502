// keeps the clients themselves, a set for each address
import { connect, createServer, type Socket } from 'node:net';

const limit = Number(process.env.PER_CLIENT ?? 2);
const upstreamAt = {
  host: process.env.UPSTREAM_HOST ?? '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT ?? 7),
  allowHalfOpen: true,
};
const clients = new Map<string, Set<Socket>>();

const server = createServer({ allowHalfOpen: true }, (client) => {
  client.on('error', () => {});
  const address = client.remoteAddress ?? '';
  const own = clients.get(address) ?? new Set();
  if (own.size >= limit) return void client.resume().end();
  clients.set(address, own.add(client));
  client.on('close', () => {
    own.delete(client);
    if (own.size === 0) clients.delete(address);
  });
  const upstream = connect(upstreamAt);
  client.on('error', () => upstream.resetAndDestroy());
  upstream.on('error', () => client.resetAndDestroy());
  client.pipe(upstream);
  upstream.pipe(client);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
