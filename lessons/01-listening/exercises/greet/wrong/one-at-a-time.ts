// no-answer
import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  await client.send('Hello\n').catch(() => {});
  // Waits for the client's FIN, a second at most.
  await client.close();
}
