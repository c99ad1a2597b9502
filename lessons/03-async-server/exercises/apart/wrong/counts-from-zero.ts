// wrong-answer
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
    await client.send(`${number}: ${line}\r\n`);
    number += 1;
  }
});
