import {
  lines,
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
  // TODO: translate the server's answers, answer the rest yourself,
  // and keep the order.
  for await (const line of lines(client)) {
    if (line === 'PING') await client.send('PONG\r\n');
    else await upstream.send(`${line.replace('ASK', '?')}\r\n`);
  }
});
