// no-answer
import { buffer } from 'node:stream/consumers';
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  // A client that waits for its answer before it ends waits forever.
  await client.send(await buffer(client));
});
