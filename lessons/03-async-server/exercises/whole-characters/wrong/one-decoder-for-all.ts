// wrong-answer
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

// It completes one client's character with another's bytes.
const decoder = new TextDecoder();

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  for await (const bytes of client) {
    const text = decoder.decode(bytes, { stream: true });
    await client.send(text.toUpperCase());
  }
});
