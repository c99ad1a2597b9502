// cut-off
import {
  localEndPointFromEnv,
  pipe,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const limit = Number(process.env.PER_CLIENT ?? 2);
const server = remoteEndPointFromEnv({
  HOST: process.env.UPSTREAM_HOST,
  PORT: process.env.UPSTREAM_PORT ?? '7',
});
/** Address → how many connections it has. */
const counts = new Map<string, number>();
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, admit, { onError: () => {} });

async function admit(client: TcpClient): Promise<void> {
  const { address } = client.remoteEndPoint;
  const count = counts.get(address) ?? 0;
  if (count >= limit) return client.abort();
  // Before anything is awaited: twenty may come at once.
  counts.set(address, count + 1);
  try {
    await carry(client);
  } finally {
    client.abort();
  }
}

async function carry(client: TcpClient): Promise<void> {
  let upstream: TcpClient | undefined;
  try {
    upstream = await TcpClient.connect(server);
    await Promise.all([pipe(client, upstream), pipe(upstream, client)]);
    await upstream.close();
  } catch (error) {
    client.abort();
    upstream?.abort();
    throw error;
  }
}
