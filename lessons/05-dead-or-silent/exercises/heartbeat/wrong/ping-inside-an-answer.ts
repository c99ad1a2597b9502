// wrong-answer
// An answer and its line end are two sends, and a PING gets between them while the first waits for a slow reader.
import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const beatMs = Number(process.env.BEAT ?? 1_000);
const limitMs = Number(process.env.LIMIT ?? 5_000);

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);
await serve(listener, answer, { onError: () => {} });

async function answer(client: TcpClient): Promise<void> {
  let heard = performance.now();
  async function* signs(): AsyncGenerator<Buffer> {
    for await (const bytes of client) {
      heard = performance.now();
      yield bytes;
    }
  }
  const watch = setInterval(() => {
    if (performance.now() - heard >= limitMs) client.abort();
    else void client.send('PING\r\n');
  }, beatMs);
  try {
    for await (const line of lines(signs())) {
      if (line === 'PONG') continue;
      await client.send(line.toUpperCase());
      await client.send('\r\n');
    }
    await client.close({ lingerMs: limitMs });
  } finally {
    clearInterval(watch);
  }
}
