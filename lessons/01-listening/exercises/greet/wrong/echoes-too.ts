// no-fin
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  await client.send('Hello\n');
  // Only a greeting was asked for.
  for await (const bytes of client) await client.send(bytes);
});
