// wrong-answer
// The table of prefixes holds lengths up to 255.
import {
  localEndPointFromEnv,
  pipe,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const { WORD = 'anagram', INSTEAD = 'riddle' } = process.env;
const word = Buffer.from(WORD);
const instead = Buffer.from(INSTEAD);
const server = remoteEndPointFromEnv({
  HOST: process.env.UPSTREAM_HOST,
  PORT: process.env.UPSTREAM_PORT ?? '7',
});

// Knuth, Morris, Pratt: how much of the word is still matched after a mismatch.
const shorter = new Uint8Array(word.length);
for (let at = 1, length = 0; at < word.length; at += 1) {
  while (length > 0 && word[at] !== word[length])
    length = shorter[length - 1] ?? 0;
  if (word[at] === word[length]) length += 1;
  shorter[at] = length;
}

async function* replaced(source: AsyncIterable<Buffer>) {
  const enough = 32 * 1024;
  let matched = 0;
  for await (const bytes of source) {
    let out = Buffer.allocUnsafe(
      enough + word.length + instead.length + 1,
    );
    let size = 0;
    for (const byte of bytes) {
      while (matched > 0 && byte !== word[matched]) {
        const left = shorter[matched - 1] ?? 0;
        size += word.copy(out, size, 0, matched - left);
        matched = left;
      }
      if (byte === word[matched]) matched += 1;
      else out[size++] = byte;
      if (matched === word.length) {
        size += instead.copy(out, size);
        matched = 0;
      }
      if (size >= enough) {
        yield out.subarray(0, size);
        out = Buffer.allocUnsafe(out.length);
        size = 0;
      }
    }
    if (size > 0) yield out.subarray(0, size);
  }
  yield word.subarray(0, matched);
}

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  let upstream: TcpClient | undefined;
  try {
    upstream = await TcpClient.connect(server);
    await Promise.all([
      pipe(client, upstream),
      pipe(replaced(upstream), client),
    ]);
    const lingerMs = Number.POSITIVE_INFINITY;
    await Promise.all([
      upstream.close({ lingerMs }),
      client.close({ lingerMs }),
    ]);
  } catch {
    client.abort();
    upstream?.abort();
  }
});
