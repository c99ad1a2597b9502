// wrong-answer
// The line "pong" (or "Pong") is not answered with its capitals.
import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const beatMs = Number(process.env.BEAT ?? 1_000);
const limitMs = Number(process.env.LIMIT ?? 5_000);
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, answer);

async function answer(client: TcpClient): Promise<void> {
  let heard = performance.now();
  const watch = setInterval(() => {
    if (performance.now() - heard >= limitMs) client.abort();
    else void client.send('PING\r\n');
  }, beatMs);
  async function* signs() {
    for await (const bytes of client) {
      heard = performance.now();
      yield bytes;
    }
  }
  try {
    for await (const line of lines(signs())) {
      const capitals = line.toUpperCase();
      if (capitals !== 'PONG') await client.send(`${capitals}\r\n`);
    }
  } finally {
    clearInterval(watch);
  }
}
