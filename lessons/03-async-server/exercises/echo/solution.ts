import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// serve runs this handler for each client, then closes.
await serve(listener, async (client) => {
  for await (const bytes of client) await client.send(bytes);
});
