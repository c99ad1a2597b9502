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

await serve(listener, async (client) => {
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
});

async function* replaced(source: AsyncIterable<Buffer>) {
  const word = Buffer.from(WORD).toString('latin1');
  const instead = Buffer.from(INSTEAD).toString('latin1');
  let held = '';
  for await (const bytes of source) {
    const text = (held + bytes.toString('latin1'))
      .split(word)
      .join(instead);
    let keep = Math.min(word.length - 1, text.length);
    while (keep > 0 && !text.endsWith(word.slice(0, keep))) keep -= 1;
    held = keep > 0 ? text.slice(-keep) : '';
    yield Buffer.from(text.slice(0, text.length - keep), 'latin1');
  }
  yield Buffer.from(held, 'latin1');
}
