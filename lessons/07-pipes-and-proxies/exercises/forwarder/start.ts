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
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);
console.log(`Connections per client: ${limit}.`);

// TODO: cut off whoever has that many connections already.
await serve(listener, carry);

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
