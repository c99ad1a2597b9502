// too-late
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

// A client that is let go fails here, without harm to the others.
await serve(listener, answer, { onError: () => {} });

async function answer(client: TcpClient): Promise<void> {
  let heard = performance.now();
  const timer = setInterval(() => {
    // A FIN would wait for an answer that a frozen client never gives.
    if (performance.now() - heard >= 2 * limitMs) client.abort();
    else void client.send('PING\n');
  }, beatMs);

  // Every byte is a sign of life, not only a whole line.
  async function* signs(): AsyncGenerator<Buffer> {
    for await (const bytes of client) {
      heard = performance.now();
      yield bytes;
    }
  }

  try {
    for await (const line of lines(signs())) {
      if (line === 'PONG') continue;
      await client.send(`${line.toUpperCase()}\r\n`);
    }
  } finally {
    clearInterval(timer);
  }
}
