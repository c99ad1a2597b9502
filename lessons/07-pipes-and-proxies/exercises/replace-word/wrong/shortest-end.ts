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
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    rest = Buffer.concat([rest, bytes]);
    for (
      let at = rest.indexOf(word);
      at >= 0;
      at = rest.indexOf(word)
    ) {
      yield rest.subarray(0, at);
      yield instead;
      rest = rest.subarray(at + word.length);
    }
    // The longest end that may begin a word has to wait.
    let at = rest.length;
    for (
      let length = 1;
      length < word.length && length <= rest.length;
      length += 1
    ) {
      const end = rest.length - length;
      if (at === rest.length && word.indexOf(rest.subarray(end)) === 0)
        at = end;
    }
    yield rest.subarray(0, at);
    rest = rest.subarray(at);
  }
  yield rest;
}
