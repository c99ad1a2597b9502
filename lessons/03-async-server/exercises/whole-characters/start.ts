import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  for await (const bytes of client) {
    // TODO: these bytes may begin or end in the middle of a character.
    await client.send(bytes.toString('utf8').toUpperCase());
  }
});
