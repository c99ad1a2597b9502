// closed-too-soon
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const maxLength = 64 * 1000;

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  let number = 0;
  for await (const line of lines(client, { maxLength })) {
    number += 1;
    await client.send(`${number}: ${line}\r\n`);
  }
});
