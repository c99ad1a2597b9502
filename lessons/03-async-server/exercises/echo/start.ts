import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

for await (const client of listener) {
  // TODO: send back whatever the client sends, until its end.
  await client.close();
}
