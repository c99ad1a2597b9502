// text of one letter a byte, split and joined
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
  let rest = '';
  for await (const bytes of source) {
    const texts = (rest + bytes.toString('latin1')).split(WORD);
    const last = texts.pop() ?? '';
    let at = Math.max(0, last.length - WORD.length + 1);
    while (!WORD.startsWith(last.slice(at))) at += 1;
    const passed = [...texts, last.slice(0, at)].join(INSTEAD);
    yield Buffer.from(passed, 'latin1');
    rest = last.slice(at);
  }
  yield Buffer.from(rest, 'latin1');
}
