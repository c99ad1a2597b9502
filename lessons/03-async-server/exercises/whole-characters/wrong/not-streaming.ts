// wrong-answer
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  const decoder = new TextDecoder();
  for await (const bytes of client) {
    // Without { stream: true }, each call is the end of a text.
    await client.send(decoder.decode(bytes).toUpperCase());
  }
});
