import {
  ByteReader,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  const reader = new ByteReader(client);
  for (;;) {
    const request = await reader.readExactly(9);
    if (request === null) return;
    // TODO: S answers at once; W only when its key has been signaled, and holds up nothing meanwhile.
    await client.send(request.subarray(0, 4));
  }
});
