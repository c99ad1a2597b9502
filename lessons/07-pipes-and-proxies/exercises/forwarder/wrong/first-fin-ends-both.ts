// closed-too-soon
import { connect, createServer } from 'node:net';

const limit = Number(process.env.PER_CLIENT ?? 2);
const upstreamAt = {
  host: process.env.UPSTREAM_HOST ?? '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT ?? 7),
};
/** Address → how many connections it has. */
const counts = new Map<string, number>();

const server = createServer({ allowHalfOpen: true }, (client) => {
  client.on('error', () => {});
  const address = client.remoteAddress ?? '';
  const count = counts.get(address) ?? 0;
  if (count >= limit) return void client.resetAndDestroy();
  counts.set(address, count + 1);
  // It comes once, whatever ends the connection.
  client.on('close', () => {
    const left = (counts.get(address) ?? 1) - 1;
    if (left > 0) counts.set(address, left);
    else counts.delete(address);
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
