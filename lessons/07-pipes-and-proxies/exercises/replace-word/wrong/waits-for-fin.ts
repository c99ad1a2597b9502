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
  let text = '';
  for await (const bytes of source) text += bytes.toString('latin1');
  yield Buffer.from(
    text.replaceAll(WORD, () => INSTEAD),
    'latin1',
  );
}
