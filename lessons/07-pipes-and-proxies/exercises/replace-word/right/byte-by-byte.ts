// a table of the word’s own beginnings, byte by byte
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

/** For each length that has come: how much of it begins the word again. */
const again = [0, 0];
for (let length = 2; length <= word.length; length += 1) {
  let shorter = again[length - 1] ?? 0;
  while (shorter > 0 && word[shorter] !== word[length - 1])
    shorter = again[shorter] ?? 0;
  again[length] = word[shorter] === word[length - 1] ? shorter + 1 : 0;
}

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
      while (count > 0 && word[count] !== byte) {
        const shorter = again[count] ?? 0;
        passed.push(word.subarray(0, count - shorter));
        count = shorter;
      }
      if (word[count] === byte) count += 1;
      else passed.push(Buffer.of(byte));
      if (count < word.length) continue;
      passed.push(instead);
      count = 0;
    }
    yield Buffer.concat(passed);
  }
  yield word.subarray(0, count);
}
