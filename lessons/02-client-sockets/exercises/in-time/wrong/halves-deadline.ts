// gave-up-too-soon
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

// One signal for every wait: no byte that arrives restarts it.
const deadline = Number(process.env.DEADLINE ?? 5000);
const signal = AbortSignal.timeout(deadline / 2);

try {
  const endPoint = remoteEndPointFromEnv();
  const server = await TcpClient.connect(endPoint, { signal });
  try {
    for (;;) {
      const bytes = await server.receive({ signal });
      if (bytes === null) break;
      console.log(`${bytes.length} bytes`);
    }
  } finally {
    // In time, a FIN; when the time is up, a reset, without waiting.
    await server.close({ signal });
  }
} catch (error) {
  if (error !== signal.reason) throw error;
  console.error('The server took too long.');
  process.exitCode = 12;
}
