import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

// TODO: where PORT is taken, try the next one, ten ports in all.
// Whatever else goes wrong ends the program with exit code 1.
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  await client.send('Hello, and welcome.\r\n');
});
