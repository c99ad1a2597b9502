// wrong-answer
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  for await (const bytes of client) {
    // One character for each byte is not UTF-8.
    const text = bytes.toString('latin1').toUpperCase();
    await client.send(Buffer.from(text, 'latin1'));
  }
});
