// too-late
import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

const ms = Number(process.env.DEADLINE);
try {
  const endPoint = remoteEndPointFromEnv();
  const signal = AbortSignal.timeout(ms);
  await using server = await TcpClient.connect(endPoint, { signal });
  // A new signal each time: each receive has the whole time.
  while (await server.receive({ signal: AbortSignal.timeout(ms) }));
} catch (error) {
  if (explain(error).id !== 'deadline') throw error;
  process.exitCode = 12;
}
