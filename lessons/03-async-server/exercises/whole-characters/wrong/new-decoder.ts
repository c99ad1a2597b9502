// wrong-answer
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  for await (const bytes of client) {
    // A new decoder knows nothing about the chunk before.
    const decoder = new TextDecoder();
    const text = decoder.decode(bytes, { stream: true });
    await client.send(text.toUpperCase());
  }
});
