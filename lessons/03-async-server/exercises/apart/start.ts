import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// TODO: all clients share this number; each needs its own.
let number = 0;

await serve(listener, async (client) => {
  for await (const line of lines(client)) {
    number += 1;
    await client.send(`${number}: ${line}\r\n`);
  }
});
