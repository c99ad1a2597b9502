// not-passed-on
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

await serve(listener, carry, { onError: () => {} });

async function carry(client: TcpClient): Promise<void> {
  await using upstream = await TcpClient.connect(server);
  await Promise.all([whole(client, upstream), whole(upstream, client)]);
}

async function whole(from: TcpClient, to: TcpClient): Promise<void> {
  const parts: Buffer[] = [];
  for await (const bytes of from) parts.push(bytes);
  await to.send(Buffer.concat(parts));
  to.shutdown();
}
