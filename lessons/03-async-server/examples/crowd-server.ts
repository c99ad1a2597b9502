import { text } from 'node:stream/consumers';
import { say } from '#say';
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
  const signal = AbortSignal.timeout(deadlineMs);
  let room = maxBytes;
  for (;;) {
    const chunk = await client.receive({ signal });
    if (!chunk) return;
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
function failed(error: unknown, client: TcpClient): void {
  const late = error instanceof DOMException;
  if (!late && !(error instanceof SocketError)) throw error;
  lost.push(late ? error.name : error.code);
  client.abort();
}

try {
  const at = localEndPointFromEnv();
  const listener = await TcpListener.start(at, { maxConnections });
  say('crowd-server.ready', { at: `${listener.localEndPoint}` });
  process.once('SIGINT', () => listener.stop());
  await serve(listener, answer, { onError: failed });
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('crowd-server.failed', { code: error.code });
  process.exitCode = 1;
}
// #endregion

for (const why of new Set(lost.sort())) {
  const count = lost.filter((one) => one === why).length;
  say('crowd-server.lost', { why, count });
}
say('crowd-server.memory', { before, after: mib() });
