import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const graceMs = Number(process.env.GRACE ?? 1_000);
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// Stopping frees the port. Connected clients stay connected.
process.once('SIGINT', () => listener.stop());

// serve waits for their handlers, for graceMs, then resets the rest.
await serve(listener, answer, { graceMs });

async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    await client.send(`${line.toUpperCase()}\r\n`);
  }
}
