import { pbkdf2 } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { say, words } from '#say';
import {
  ByteReader,
  localEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
async function answer(client: TcpClient): Promise<void> {
  await client.send('slo');
  await setTimeout(2_000);
  await client.send('wly\n');
}
type What = 'one-deadline.slow' | 'one-deadline.lookup';
const served = serve(listener, answer, { onError: () => {} });

// #region ask
async function ask(host: string, ms: number): Promise<string> {
  const { port } = listener.localEndPoint;
  const signal = AbortSignal.timeout(ms);
  const server = await TcpClient.connect({ host, port }, { signal });
  try {
    await server.send('question\n', { signal });
    const reader = new ByteReader(server);
    return `${await reader.readLine({ maxLength: 64, signal })}`;
  } finally {
    await server.close({ signal });
  }
}
// #endregion

// #region compare
await show('one-deadline.slow', '127.0.0.1', 5_000);
await show('one-deadline.slow', '127.0.0.1', 1_000);
// Node looks names up in four threads. Now all four are busy.
for (let job = 0; job < 8; job += 1) {
  pbkdf2('secret', 'salt', 1_000_000, 64, 'sha512', () => {});
}
await show('one-deadline.lookup', 'localhost', 300);
await show('one-deadline.lookup', 'localhost', 60_000);
// #endregion

async function show(what: What, host: string, ms: number) {
  const start = performance.now();
  const how = await ask(host, ms).catch(({ name }) => name);
  const took = Math.round((performance.now() - start) / 100) / 10;
  const who = words(what);
  say('one-deadline.took', { who, limit: ms / 1_000, how, took });
}

listener.stop();
await served;
