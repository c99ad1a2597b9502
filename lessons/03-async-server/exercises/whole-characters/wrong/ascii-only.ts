// wrong-answer
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  for await (const bytes of client) {
    // No byte is lost this way, but é stays lowercase.
    const isSmall = (byte: number) => byte >= 97 && byte <= 122;
    await client.send(bytes.map((b) => (isSmall(b) ? b - 32 : b)));
  }
});
