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

await serve(listener, async (client) => {
  await using upstream = await TcpClient.connect(server);
  for await (const question of client) {
    await upstream.send(question);
    const answer = await upstream.receive();
    if (answer) await client.send(answer);
  }
});
