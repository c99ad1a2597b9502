// wrong-answer
import {
  localEndPointFromEnv,
  pipe,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const word = Buffer.from(process.env.WORD ?? 'anagram');
const instead = Buffer.from(process.env.INSTEAD ?? 'riddle');
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
  let count = 0;
  for await (const bytes of source) {
    const passed: Buffer[] = [];
    for (const byte of bytes) {
      count = byte === word[count] ? count + 1 : 0;
      if (count === 0) passed.push(Buffer.of(byte));
      if (count < word.length) continue;
      passed.push(instead);
      count = 0;
    }
    yield Buffer.concat(passed);
  }
  yield word.subarray(0, count);
}
