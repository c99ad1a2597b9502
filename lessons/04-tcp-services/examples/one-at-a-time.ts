import { say } from '#say';
import { IPEndPoint, serve, TcpClient, TcpListener } from '#sockets';

const anyPort = new IPEndPoint('127.0.0.1', 0);

// #region answer
async function answer(client: TcpClient): Promise<void> {
  await client.send('12:00\r\n');
  // What the client sends is thrown away, until its FIN.
  while ((await client.receive()) !== null);
}
// #endregion

// #region servers
async function oneAtATime(listener: TcpListener): Promise<void> {
  for await (const client of listener) {
    await answer(client);
    await client.close();
  }
}

say('one-at-a-time.one');
await visit(oneAtATime);
say('one-at-a-time.many');
await visit((listener) => serve(listener, answer));
// #endregion

// #region visit
type Server = (listener: TcpListener) => Promise<void>;

async function visit(server: Server): Promise<void> {
  const listener = await TcpListener.start(anyPort);
  const served = server(listener);
  const silent = await TcpClient.connect(listener.localEndPoint);
  const second = await TcpClient.connect(listener.localEndPoint);
  const signal = AbortSignal.timeout(500);
  try {
    await second.receive({ signal });
    say('one-at-a-time.answered');
  } catch (error) {
    if (!signal.aborted) throw error;
    say('one-at-a-time.nothing', { ms: 500 });
    await silent.close();
    await second.receive();
    say('one-at-a-time.after');
  }
  await Promise.all([silent.close(), second.close()]);
  listener.stop();
  await served;
}
// #endregion
