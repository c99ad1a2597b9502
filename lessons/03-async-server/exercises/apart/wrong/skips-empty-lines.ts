// no-answer
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  let number = 0;
  for await (const line of lines(client)) {
    // An empty line is a line, too.
    if (!line) continue;
    number += 1;
    await client.send(`${number}: ${line}\r\n`);
  }
});
