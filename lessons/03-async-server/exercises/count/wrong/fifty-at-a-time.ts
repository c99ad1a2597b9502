// no-answer
// Serves fifty clients at a time.
import {
  localEndPointFromEnv,
  type TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

async function attend(client: TcpClient): Promise<void> {
  try {
    let count = 0;
    for await (const bytes of client) count += bytes.length;
    await client.send(`${count}\n`);
  } catch (error) {
    console.log(`${error}`);
  } finally {
    await client.close();
  }
}

const busy = new Set<Promise<void>>();
for await (const client of listener) {
  const work = attend(client).finally(() => busy.delete(work));
  busy.add(work);
  while (busy.size >= 50) await Promise.race(busy);
}
