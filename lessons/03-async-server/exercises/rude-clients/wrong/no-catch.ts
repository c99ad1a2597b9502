// crashed-with-peer
import { lines, localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  // Nothing awaits this function, so nothing catches its errors.
  void (async () => {
    for await (const line of lines(client)) {
      await client.send(`${line.toUpperCase()}\n`);
    }
    await client.close();
  })();
}
