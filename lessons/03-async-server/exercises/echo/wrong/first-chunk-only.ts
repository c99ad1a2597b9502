// closed-too-soon
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  // One receive is not everything the client sends.
  const bytes = await client.receive();
  if (bytes) await client.send(bytes);
});
