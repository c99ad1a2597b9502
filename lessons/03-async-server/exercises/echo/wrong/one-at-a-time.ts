// no-answer
import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  try {
    for await (const bytes of client) await client.send(bytes);
  } catch {}
  await client.close();
}
