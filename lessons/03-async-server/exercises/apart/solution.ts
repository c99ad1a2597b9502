import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  // Both belong to this call, and so to this client: the number, and
  // what lines keeps of a line that is not complete.
  let number = 0;
  for await (const line of lines(client)) {
    number += 1;
    await client.send(`${number}: ${line}\r\n`);
  }
});
