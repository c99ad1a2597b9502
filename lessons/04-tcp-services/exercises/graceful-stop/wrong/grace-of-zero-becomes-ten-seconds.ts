// too-late
// It takes a GRACE of 0 for none.
import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const graceMs = Number(process.env.GRACE) || 10_000;
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

process.once('SIGINT', () => listener.stop());
await serve(listener, answer, { graceMs });

async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    await client.send(`${line.toUpperCase()}\r\n`);
  }
  // It may still be reading.
  await client.close({ lingerMs: Number.POSITIVE_INFINITY });
}
