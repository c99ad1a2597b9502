// closed-too-soon
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  let count = 0;
  for await (const bytes of client) count += bytes.length;
  await client.send(`${count}`);
});
