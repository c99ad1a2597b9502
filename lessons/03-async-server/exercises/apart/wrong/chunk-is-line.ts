// wrong-answer
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  let number = 0;
  // What arrives together is not one line.
  for await (const bytes of client) {
    number += 1;
    await client.send(`${number}: ${bytes.toString().trim()}\r\n`);
  }
});
