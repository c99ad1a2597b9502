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
  // TODO: carry bytes and FIN in both directions; a reset or a
  // refusal on one side is a reset on the other.
  await using upstream = await TcpClient.connect(server);
  const question = await client.receive();
  if (question) await upstream.send(question);
  const answer = await upstream.receive();
  if (answer) await client.send(answer);
});
