// held-back
import {
  localEndPointFromEnv,
  pipe,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const { WORD = 'anagram', INSTEAD = 'riddle' } = process.env;
const server = remoteEndPointFromEnv({
  HOST: process.env.UPSTREAM_HOST,
  PORT: process.env.UPSTREAM_PORT ?? '7',
});
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, carry, { onError: () => {} });

async function carry(client: TcpClient): Promise<void> {
  let upstream: TcpClient | undefined;
  try {
    upstream = await TcpClient.connect(server);
    const answers = replaced(upstream);
    await Promise.all([pipe(client, upstream), pipe(answers, client)]);
    await upstream.close();
  } catch (error) {
    client.abort();
    upstream?.abort();
    throw error;
  }
}

async function* replaced(source: AsyncIterable<Buffer>) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of source) {
    const texts = (
      rest + decoder.decode(bytes, { stream: true })
    ).split(WORD);
    const last = texts.pop() ?? '';
    let at = Math.max(0, last.length - WORD.length + 1);
    while (!WORD.startsWith(last.slice(at))) at += 1;
    yield [...texts, last.slice(0, at)].join(INSTEAD);
    rest = last.slice(at);
  }
  yield rest + decoder.decode();
}
