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
async function dribble(client: TcpClient): Promise<void> {
  for (const byte of 'slowly\n') {
    await setTimeout(150);
    await client.send(byte);
  }
}
type What = 'one-deadline.dribble' | 'one-deadline.lookup';
const served = serve(listener, dribble, { onError: () => {} });

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
    server.abort();
  }
}
// #endregion

// #region compare
await show('one-deadline.dribble', '127.0.0.1', 5_000);
await show('one-deadline.dribble', '127.0.0.1', 500);
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
  const took = Math.round(performance.now() - start);
  const who = words(what);
  say('one-deadline.took', { who, ms, how, took });
}

listener.stop();
await served;
