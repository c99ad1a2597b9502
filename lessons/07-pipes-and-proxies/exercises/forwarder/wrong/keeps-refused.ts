// keeps-places
import { connect, createServer } from 'node:net';

const limit = Number(process.env.PER_CLIENT ?? 2);
const target = {
  host: process.env.UPSTREAM_HOST || '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT || 7),
  allowHalfOpen: true,
  noDelay: true,
};
const counts = new Map<string, number>();
const add = (address: string, by: number) =>
  counts.set(address, (counts.get(address) ?? 0) + by);

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (client) => {
    client.on('error', () => {});
    const address = `${client.remoteAddress}`;
    if ((counts.get(address) ?? 0) >= limit) {
      client.resetAndDestroy();
      return;
    }
    add(address, 1);
    const upstream = connect(target);
    upstream.once('connect', () => {
      if (client.destroyed) add(address, -1);
      else client.once('close', () => add(address, -1));
    });
    client.on('error', () => upstream.resetAndDestroy());
    upstream.on('error', () => client.resetAndDestroy());
    client.pipe(upstream);
    upstream.pipe(client);
  },
);
server.listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
);
