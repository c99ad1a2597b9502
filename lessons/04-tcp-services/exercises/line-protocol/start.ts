import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  // TODO: answer each line: ECHO text, COUNT, QUIT, or ERROR.
  for await (const bytes of client) await client.send(bytes);
});
