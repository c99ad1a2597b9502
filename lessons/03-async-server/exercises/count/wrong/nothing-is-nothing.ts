// closed-too-soon
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  let count = 0;
  for await (const bytes of client) count += bytes.length;
  // 0 is a number, too, and a client waits for it.
  if (count) await client.send(`${count}\r\n`);
});
