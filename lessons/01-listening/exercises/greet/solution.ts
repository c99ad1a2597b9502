import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// serve handles all clients at once and closes each connection.
await serve(listener, async (client) => {
  await client.send('Hello, and welcome.\r\n');
});
