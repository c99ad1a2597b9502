import {
  explain,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

try {
  // TODO: if PORT is taken, try the next one, ten ports in all.
  const listener = await TcpListener.start(localEndPointFromEnv());
  console.log(`Listening on ${listener.localEndPoint}.`);

  await serve(listener, async (client) => {
    await client.send('Hello, and welcome.\r\n');
  });
} catch (error) {
  console.error(`Cannot listen: ${explain(error).params.message}`);
  process.exitCode = 1;
}
