import { text } from 'node:stream/consumers';
import { say, why } from '#say';
import {
  localEndPointFromEnv,
  SocketError,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

// #region limits
const [maxConnections, maxBytes, deadlineMs] = [200, 1024, 2000];

async function* limited(client: TcpClient): AsyncGenerator<Buffer> {
  client.setDeadline(deadlineMs);
  let room = maxBytes;
  for await (const chunk of client) {
    room -= chunk.length;
    if (room < 0) throw new SocketError('ERR_TOO_LONG', 'too long');
    yield chunk;
  }
}
// #endregion

const mib = () => Math.round(process.memoryUsage().rss / 2 ** 20);
const before = mib();
// #region serve
async function answer(client: TcpClient): Promise<void> {
  const question = await text(limited(client));
  await client.send(question.toUpperCase());
}

const lost: string[] = [];
function failed(error: unknown, client?: TcpClient): void {
  if (!(error instanceof SocketError)) throw error;
  lost.push(error.code);
  client?.abort();
}

try {
  const at = localEndPointFromEnv();
  const listener = await TcpListener.start(at, { maxConnections });
  say('crowd-server.ready', { at: `${listener.localEndPoint}` });
  process.once('SIGINT', () => listener.stop());
  await serve(listener, answer, { onError: failed });
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('crowd-server.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
}
// #endregion

for (const code of new Set(lost.sort())) {
  const count = lost.filter((one) => one === code).length;
  say('crowd-server.lost', { code, count });
}
say('crowd-server.memory', { before, after: mib() });
