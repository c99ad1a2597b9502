// asks on without waiting, with a promise for each answer
import {
  ByteReader,
  lines,
  localEndPointFromEnv,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const server = remoteEndPointFromEnv({
  HOST: process.env.UPSTREAM_HOST,
  PORT: process.env.UPSTREAM_PORT ?? '7',
});
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, translate, { onError: () => {} });

async function translate(client: TcpClient): Promise<void> {
  let upstream: TcpClient | undefined;
  try {
    upstream = await TcpClient.connect(server);
    const answers = new ByteReader(upstream);
    let last = Promise.resolve();
    for await (const line of lines(client)) {
      const isAsked = line.startsWith('ASK ');
      if (isAsked)
        await upstream.send(`? ${line.slice('ASK '.length)}\r\n`);
      const own = line === 'PING' ? 'PONG' : 'ERROR';
      last = last.then(async () => {
        const answer = isAsked
          ? translated(await answers.readLine())
          : own;
        await client.send(`${answer}\r\n`);
      });
      last.catch(() => {
        client.abort();
        upstream?.abort();
      });
    }
    await last;
    await upstream.close();
  } catch (error) {
    client.abort();
    upstream?.abort();
    throw error;
  }
}

function translated(answer: string | null): string {
  if (answer === null) throw new Error('the server has left');
  const text = answer.slice('= '.length);
  return answer.startsWith('= ') ? text : `ERROR ${text}`;
}
