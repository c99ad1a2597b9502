import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  const count = 0;
  // TODO: count the bytes until the client's FIN.
  await client.send(`${count}\r\n`);
});
