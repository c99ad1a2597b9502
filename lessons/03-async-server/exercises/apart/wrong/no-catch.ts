// crashed-with-peer
import { lines, localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  // Nothing awaits this function, so nothing catches its errors.
  void (async () => {
    let number = 0;
    for await (const line of lines(client)) {
      number += 1;
      await client.send(`${number}: ${line}\r\n`);
    }
    await client.close();
  })();
}
