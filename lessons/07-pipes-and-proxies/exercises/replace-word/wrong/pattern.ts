// wrong-answer
import {
  localEndPointFromEnv,
  pipe,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const latin1 = (text = '') => Buffer.from(text).toString('latin1');
const WORD = latin1(process.env.WORD);
const INSTEAD = latin1(process.env.INSTEAD);
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
  const pattern = new RegExp(WORD, 'g');
  let rest = '';
  for await (const bytes of source) {
    rest += bytes.toString('latin1');
    rest = rest.replace(pattern, () => `\0${INSTEAD}\0`);
    let at = rest.lastIndexOf('\0') + 1;
    at = Math.max(at, rest.length - WORD.length + 1);
    while (!WORD.startsWith(rest.slice(at))) at += 1;
    const passed = rest
      .slice(0, at)
      .replaceAll(`\0${INSTEAD}\0`, () => INSTEAD);
    yield Buffer.from(passed, 'latin1');
    rest = rest.slice(at);
  }
  yield Buffer.from(rest, 'latin1');
}
