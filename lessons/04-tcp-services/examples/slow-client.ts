import { setTimeout } from 'node:timers/promises';
import { say, words } from '#say';
import {
  ByteReader,
  IPEndPoint,
  type SocketError,
  TcpClient,
  TcpListener,
} from '#sockets';

using listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

// #region receive-line
function receiveLine(client: TcpClient, deadlineMs: number) {
  client.receiveTimeout = 200;
  client.setDeadline(deadlineMs); // 0: none.
  return new ByteReader(client).readLine({ maxLength: 64 });
}
// #endregion

// #region clients
await meet(words('slow-client.silent'), '');
await meet(words('slow-client.slow'), 'what time?\n');
await meet(words('slow-client.deadline'), 'what time?\n', 250);

async function meet(who: string, text: string, deadlineMs = 0) {
  const client = await TcpClient.connect(listener.localEndPoint);
  await using accepted = await listener.accept();
  if (!accepted) return;
  const start = performance.now();
  const sending = sendSlowly(client, text);
  const how = await receiveLine(accepted, deadlineMs).then(
    () => words('slow-client.whole'),
    ({ code }: SocketError) => code,
  );
  const ms = Math.round(performance.now() - start);
  say('slow-client.ended', { who, how, ms });
  await Promise.all([accepted.close(), sending]);
}

async function sendSlowly(client: TcpClient, text: string) {
  for (const byte of text) {
    await setTimeout(30);
    await client.send(byte);
  }
  while ((await client.receive()) !== null);
  await client.close();
}
// #endregion
