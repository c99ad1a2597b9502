// two loops over the kit
import {
  localEndPointFromEnv,
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

await serve(listener, async (client) => {
  let upstream: TcpClient | null = null;
  try {
    upstream = await TcpClient.connect(server);
    const ways = [carry(client, upstream), carry(upstream, client)];
    await Promise.all(ways);
  } catch {
    client.abort();
    upstream?.abort();
  } finally {
    await upstream?.close();
  }
});

async function carry(from: TcpClient, to: TcpClient): Promise<void> {
  for (;;) {
    const bytes = await from.receive();
    if (bytes === null) break;
    // Small pieces: what was cut one way may be cut another.
    for (let at = 0; at < bytes.length; at += 9_973)
      await to.send(bytes.subarray(at, at + 9_973));
  }
  to.shutdown();
}
