// no-answer
import { lines, localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  try {
    let number = 0;
    for await (const line of lines(client)) {
      number += 1;
      await client.send(`${number}: ${line}\r\n`);
    }
  } catch {}
  await client.close();
}
