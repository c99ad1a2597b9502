// too-late
import { setTimeout } from 'node:timers/promises';
import { ByteReader, remoteEndPointFromEnv, TcpClient } from '#sockets';

const request = `${'x'.repeat(Number(process.env.SIZE ?? 0))}\n`;
const deadline = Number(process.env.DEADLINE ?? 5_000);
const endPoint = remoteEndPointFromEnv();

async function ask(): Promise<string | null> {
  // Each attempt has the whole time.
  const signal = AbortSignal.timeout(deadline);
  const server = await TcpClient.connect(endPoint, { signal });
  try {
    await server.send(request, { signal });
    const reader = new ByteReader(server);
    return await reader.readLine({ maxLength: 1_024, signal });
  } finally {
    // In time, a FIN; when the time is up, a reset.
    await server.close({ signal });
  }
}

async function askUntil(): Promise<string> {
  for (;;) {
    const answer = await ask().catch((error) => {
      if (error.name === 'TimeoutError') throw error;
      return null;
    });
    if (answer !== null) return answer;
    await setTimeout(Math.random() * 200);
  }
}

try {
  console.log(await askUntil());
} catch {
  process.exitCode = 12;
}
