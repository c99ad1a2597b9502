import { setTimeout } from 'node:timers/promises';
import { say, words } from '#say';
import {
  IPEndPoint,
  SocketError,
  TcpClient,
  TcpListener,
} from '#sockets';

using listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

// #region receive-line
async function receiveLine(client: TcpClient, signal?: AbortSignal) {
  client.receiveTimeout = 200;
  for (let line = ''; !line.endsWith('\n'); ) {
    const chunk = await client.receive({ signal });
    if (chunk === null) break;
    line += chunk;
  }
}
// #endregion

// #region clients
await meet(words('slow-client.silent'), '');
await meet(words('slow-client.slow'), 'what time?\n');
await meet(words('slow-client.deadline'), 'what time?\n', 250);

async function meet(who: string, text: string, limit?: number) {
  const client = await TcpClient.connect(listener.localEndPoint);
  await using accepted = await listener.accept();
  if (!accepted) return;
  const start = performance.now();
  const sending = sendSlowly(client, text);
  const signal = limit ? AbortSignal.timeout(limit) : undefined;
  const how = await receiveLine(accepted, signal).then(
    () => words('slow-client.whole'),
    (error: Error) =>
      error instanceof SocketError ? error.code : error.name,
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
