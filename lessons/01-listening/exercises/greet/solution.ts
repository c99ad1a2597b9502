import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// serve looks after all clients at once, and closes each in the end.
await serve(listener, async (client) => {
  await client.send('Hello, and welcome.\r\n');
});
