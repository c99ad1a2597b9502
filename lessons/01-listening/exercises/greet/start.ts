import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

for await (const client of listener) {
  // TODO: send a greeting, then close. No client waits for another.
  await client.close();
}
