import { say } from '#say';
import { IPEndPoint, TcpClient, TcpListener } from '#sockets';

using listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

// #region handlers
function fail(): never {
  throw new Error('no time today');
}

async function closeAtTheEnd(client: TcpClient): Promise<void> {
  fail();
  await client.close();
}

async function closeWhatever(client: TcpClient): Promise<void> {
  await using _ = client;
  fail();
}
// #endregion

// #region visit
say('close-on-error.end');
await visit(closeAtTheEnd);
say('close-on-error.using');
await visit(closeWhatever);

async function visit(handler: (client: TcpClient) => Promise<void>) {
  const client = await TcpClient.connect(listener.localEndPoint);
  const accepted = await listener.accept();
  if (!accepted) return;
  const failed = handler(accepted).catch(() => {});
  const signal = AbortSignal.timeout(400);
  await client.receive({ signal }).then(
    () => say('close-on-error.closed'),
    () => say('close-on-error.open', { ms: 400 }),
  );
  await Promise.all([client.close(), accepted.close()]);
  await failed;
}
// #endregion
