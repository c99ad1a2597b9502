// no-answer
import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
for await (const client of listener) {
  try {
    let count = 0;
    for await (const bytes of client) count += bytes.length;
    await client.send(`${count}\r\n`);
  } catch {}
  await client.close();
}
