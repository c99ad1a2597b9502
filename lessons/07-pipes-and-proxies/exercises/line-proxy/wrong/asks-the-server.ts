// no-answer-in-time
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
    // One line after the other: what we say ourselves has its turn.
    for await (const line of lines(client)) {
      let answer = line === 'PING' ? 'PONG' : 'ERROR';
      if (line.startsWith('ASK ') || line === 'PING') {
        await upstream.send(`? ${line.replace(/^ASK /, '')}\r\n`);
        answer = translated(await answers.readLine());
      }
      await client.send(`${answer}\r\n`);
    }
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
