// too-late
import {
  ByteReader,
  explain,
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
  client.receiveTimeout = beatMs;
  async function* signs(): AsyncGenerator<Buffer> {
    for (;;) {
      try {
        const bytes = await client.receive();
        if (bytes === null) return;
        heard = performance.now();
        yield bytes;
      } catch (error) {
        if (explain(error).id !== 'deadline') throw error;
        if (performance.now() - heard >= limitMs) return client.abort();
        await client.send('PING\n');
      }
    }
  }
  const reader = new ByteReader(signs());
  for (;;) {
    const line = await reader.readLine();
    if (line === null) return;
    // Nobody looks at the clock while a frozen client does not read.
    if (line !== 'PONG') await client.send(`${line.toUpperCase()}\n`);
  }
}
