import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  let count = 0;
  // The loop ends with the client's FIN; our own direction stays open.
  for await (const bytes of client) count += bytes.length;
  await client.send(`${count}\r\n`);
});
