// closed-too-soon
import { buffer } from 'node:stream/consumers';
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  // One broken character at the end, and the client gets no answer.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const text = decoder.decode(await buffer(client));
  await client.send(text.toUpperCase());
});
