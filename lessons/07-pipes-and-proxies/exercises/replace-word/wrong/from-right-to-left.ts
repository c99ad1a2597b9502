// wrong-answer
// Words are looked for from the last to the first.
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
  PORT: process.env.UPSTREAM_PORT,
});
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
    const forever = { lingerMs: Number.POSITIVE_INFINITY };
    await Promise.all([upstream.close(forever), client.close(forever)]);
  } catch {
    client.abort();
    upstream?.abort();
  }
});

async function* replaced(source: AsyncIterable<Buffer>) {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    rest = Buffer.concat([rest, bytes]);
    const parts: Buffer[] = [];
    for (
      let at = rest.lastIndexOf(word);
      at !== -1;
      at = rest.lastIndexOf(word)
    ) {
      parts.unshift(instead, rest.subarray(at + word.length));
      rest = rest.subarray(0, at);
    }
    parts.unshift(rest);
    rest = parts.pop() ?? rest;
    for (const part of parts) yield part;
    const keep = held(rest);
    yield rest.subarray(0, rest.length - keep);
    rest = rest.subarray(rest.length - keep);
  }
  yield rest;
}

/** How many bytes at the end may begin a word. */
function held(bytes: Buffer): number {
  let size = Math.min(word.length - 1, bytes.length);
  while (
    size > 0 &&
    !word.subarray(0, size).equals(bytes.subarray(bytes.length - size))
  )
    size -= 1;
  return size;
}
