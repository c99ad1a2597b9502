import {
  localEndPointFromEnv,
  pipe,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const server = remoteEndPointFromEnv({
  HOST: process.env.UPSTREAM_HOST,
  PORT: process.env.UPSTREAM_PORT ?? '7',
});
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// A client that is cut off fails here, without harm to the others.
await serve(listener, carry, { onError: () => {} });

async function carry(client: TcpClient): Promise<void> {
  let upstream: TcpClient | undefined;
  try {
    upstream = await TcpClient.connect(server);
    // Each direction ends by itself, with its own FIN.
    await Promise.all([pipe(client, upstream), pipe(upstream, client)]);
    await upstream.close();
  } catch (error) {
    // Whatever went wrong on one side goes wrong on the other.
    client.abort();
    upstream?.abort();
    throw error;
  }
}
