import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

for await (const client of listener) {
  // TODO: greet the client with one line, then close. Nobody waits.
  await client.close();
}
