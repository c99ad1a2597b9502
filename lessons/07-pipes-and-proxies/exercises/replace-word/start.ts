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

await serve(listener, carry);

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
  // TODO: a word may come in two pieces; hold back what may begin one,
  // and nothing else.
  for await (const bytes of source)
    yield bytes.toString().replaceAll(WORD, INSTEAD);
}
