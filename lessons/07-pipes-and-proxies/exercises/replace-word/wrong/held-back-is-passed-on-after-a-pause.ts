// wrong-answer
// What is held back is passed on after 250 ms of silence.
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

async function* replaced(source: TcpClient) {
  let rest: Buffer = Buffer.alloc(0);
  for (;;) {
    // Nobody should have to wait for what is held back.
    const bytes = await source
      .receive(
        rest.length > 0 ? { signal: AbortSignal.timeout(250) } : {},
      )
      .catch((error) => {
        if (error.name !== 'TimeoutError') throw error;
        return undefined;
      });
    if (bytes === null) break;
    if (bytes === undefined) {
      yield rest;
      rest = Buffer.alloc(0);
      continue;
    }
    rest = Buffer.concat([rest, bytes]);
    for (
      let at = rest.indexOf(word);
      at !== -1;
      at = rest.indexOf(word)
    ) {
      yield rest.subarray(0, at);
      yield instead;
      rest = rest.subarray(at + word.length);
    }
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
