// no-fin
import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  await client.send('Hello\n').catch(() => {});
}
