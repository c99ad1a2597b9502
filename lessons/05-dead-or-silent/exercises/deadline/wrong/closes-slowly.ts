// did-not-end
import { setTimeout } from 'node:timers/promises';
import { ByteReader, remoteEndPointFromEnv, TcpClient } from '#sockets';

const request = `${'x'.repeat(Number(process.env.SIZE ?? 0))}\n`;
// Made once: no attempt starts it again.
const signal = AbortSignal.timeout(
  Number(process.env.DEADLINE ?? 5_000),
);
const endPoint = remoteEndPointFromEnv();

async function ask(): Promise<string | null> {
  const server = await TcpClient.connect(endPoint, { signal });
  try {
    await server.send(request, { signal });
    const reader = new ByteReader(server);
    return await reader.readLine({ maxLength: 1_024, signal });
  } finally {
    // In time, a FIN; when the time is up, a reset.
    await server.close({ lingerMs: 60_000 });
  }
}

async function askUntil(): Promise<string> {
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    await setTimeout(Math.random() * 200, undefined, { signal });
  }
}

try {
  console.log(await askUntil());
} catch (error) {
  if (!signal.aborted) throw error;
  process.exitCode = 12;
}
