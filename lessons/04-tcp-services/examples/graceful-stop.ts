import { say } from '#say';
import {
  IPEndPoint,
  lines,
  type SocketError,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

// #region serve
const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);
const stopping = new AbortController();
const served = serve(listener, answer, {
  signal: stopping.signal,
  graceMs: 400,
});

async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client, { maxLength: 64 })) {
    await client.send(`${line}: 12:00\r\n`);
    if (stopping.signal.aborted) return;
  }
}
// #endregion

// #region stop
const busy = await greeted('busy');
const silent = await greeted('silent');
stopping.abort();
say('graceful-stop.stopping');

await TcpClient.connect(listener.localEndPoint).catch(
  ({ code }: SocketError) => say('graceful-stop.refused', { code }),
);
await busy.send('last question\r\n');
say('graceful-stop.busy', { answer: `${await busy.receive()}`.trim() });
await busy.close();

await silent
  .receive()
  .catch(({ code }: SocketError) =>
    say('graceful-stop.silent', { code }),
  );
await silent.close();
await served;
say('graceful-stop.done');
// #endregion

async function greeted(name: string): Promise<TcpClient> {
  const client = await TcpClient.connect(listener.localEndPoint);
  await client.send(`${name}\r\n`);
  await client.receive();
  return client;
}
