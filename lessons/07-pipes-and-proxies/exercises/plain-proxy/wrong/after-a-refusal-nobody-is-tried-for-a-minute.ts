// never-connected
// A circuit breaker: once the server has refused, the clients of the next minute are reset.
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

/** The circuit breaker: until then, the server is taken to be down. */
let downUntil = 0;

async function reach(): Promise<TcpClient> {
  if (performance.now() < downUntil)
    throw new Error('the server is down');
  try {
    return await TcpClient.connect(server);
  } catch (error) {
    downUntil = performance.now() + 60_000;
    throw error;
  }
}

async function carry(client: TcpClient): Promise<void> {
  let upstream: TcpClient | undefined;
  try {
    upstream = await reach();
    await Promise.all([pipe(client, upstream), pipe(upstream, client)]);
    const lingerMs = Number.POSITIVE_INFINITY;
    await Promise.all([
      upstream.close({ lingerMs }),
      client.close({ lingerMs }),
    ]);
  } catch {
    client.abort();
    upstream?.abort();
  }
}

await serve(listener, carry);
