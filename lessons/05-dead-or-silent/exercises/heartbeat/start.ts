import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// TODO: ask a client that has been silent for BEAT ms with PING, and let go of it
// after LIMIT ms without a byte. PONG gets no answer.
await serve(listener, answer);

async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    await client.send(`${line.toUpperCase()}\r\n`);
  }
}
