import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  // TODO: read nine bytes at a time; keep each price, answer each M with the mean.
  for await (const bytes of client) {
    if (bytes[0] === 0x4d) await client.send(bytes.subarray(5, 9));
  }
});
