// no-answer
import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  try {
    await client.send(`${new Date().toISOString()}\r\n`);
  } catch {}
  // It waits for the client's FIN, and everybody else waits with it.
  await client.close();
}
