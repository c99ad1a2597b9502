// no-answer
import { lines, localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  try {
    for await (const line of lines(client)) {
      await client.send(`${line.toUpperCase()}\n`);
    }
  } catch {}
  await client.close();
}
