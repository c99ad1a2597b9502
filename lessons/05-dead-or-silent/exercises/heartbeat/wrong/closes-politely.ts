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
await serve(listener, answer, { onError: () => {} });

async function answer(client: TcpClient): Promise<void> {
  let heard = performance.now();
  async function* signs() {
    for await (const bytes of client) {
      heard = performance.now();
      yield bytes;
    }
  }
  const timer = setInterval(() => {
    // Waits for a client that reads nothing more; abort() would not.
    if (performance.now() - heard >= limitMs) void client.close();
    else void client.send('PING\n');
  }, beatMs);
  try {
    for await (const line of lines(signs())) {
      if (line === 'PONG') continue;
      await client.send(`${line.toUpperCase()}\r\n`);
    }
  } finally {
    clearInterval(timer);
  }
}
