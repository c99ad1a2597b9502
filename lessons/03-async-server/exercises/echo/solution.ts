import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// serve gives each client a handler of its own, and closes in the end.
await serve(listener, async (client) => {
  for await (const bytes of client) await client.send(bytes);
});
