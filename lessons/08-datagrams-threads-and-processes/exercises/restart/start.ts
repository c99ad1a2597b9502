import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  for await (const line of lines(client)) {
    // TODO: RESTART starts a new process, which takes over.
    await client.send(`${process.pid} ${line}\n`);
  }
});
