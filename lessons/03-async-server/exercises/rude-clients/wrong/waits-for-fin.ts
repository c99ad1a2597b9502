// no-answer
import { text } from 'node:stream/consumers';
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  // A client that waits for each answer before it goes on gets none.
  const question = await text(client);
  await client.send(question.toUpperCase());
});
