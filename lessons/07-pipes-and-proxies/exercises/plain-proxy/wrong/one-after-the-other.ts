// never-connected
import {
  localEndPointFromEnv,
  pipe,
  remoteEndPointFromEnv,
  TcpClient,
  TcpListener,
} from '#sockets';

const server = remoteEndPointFromEnv({
  HOST: process.env.UPSTREAM_HOST,
  PORT: process.env.UPSTREAM_PORT ?? '7',
});
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

for await (const client of listener) {
  const upstream = await TcpClient.connect(server).catch(() => null);
  try {
    if (!upstream) throw new Error('nobody there');
    await Promise.all([pipe(client, upstream), pipe(upstream, client)]);
    await Promise.all([client.close(), upstream.close()]);
  } catch {
    client.abort();
    upstream?.abort();
  }
}
