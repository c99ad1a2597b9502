import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  // It keeps the beginning of a character for the next call, so each
  // client needs a decoder of its own.
  const decoder = new TextDecoder();
  for await (const bytes of client) {
    const text = decoder.decode(bytes, { stream: true });
    await client.send(text.toUpperCase());
  }
});
