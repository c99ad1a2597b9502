import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  // TODO: a frame has a length; answer each with a frame, and refuse what is too long.
  for await (const bytes of client) await client.send(bytes);
});
