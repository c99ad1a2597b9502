// one function that recurses; the signal aborts the connection itself
import { setTimeout } from 'node:timers/promises';
import { lines, remoteEndPointFromEnv, TcpClient } from '#sockets';

const body = Buffer.alloc(Number(process.env.SIZE ?? 0), 'x');
const ms = Number(process.env.DEADLINE ?? 5_000);
const signal = AbortSignal.timeout(ms);

async function answer(): Promise<string> {
  let server: TcpClient | undefined;
  const abort = () => server?.abort();
  signal.addEventListener('abort', abort);
  try {
    server = await TcpClient.connect(remoteEndPointFromEnv(), {
      signal,
    });
    await server.send(body);
    await server.send('\n');
    for await (const line of lines(server)) return line;
  } catch {
    // The next attempt may do.
  } finally {
    signal.removeEventListener('abort', abort);
    await server?.close({ signal });
  }
  await setTimeout(50, undefined, { signal });
  return answer();
}

await answer().catch(() => {
  process.exitCode = 12;
});
