import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  // This call serves one client, so both belong to it alone: the
  // number, and the unfinished line that lines keeps.
  let number = 0;
  for await (const line of lines(client)) {
    number += 1;
    await client.send(`${number}: ${line}\r\n`);
  }
});
