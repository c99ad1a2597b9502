// no-answer-in-time
import { text } from 'node:stream/consumers';
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  // Who waits for an answer before it goes on gets none.
  const question = await text(client);
  await client.send(question.toUpperCase());
});
