// too-late
import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

const signal = AbortSignal.timeout(Number(process.env.DEADLINE));
try {
  const endPoint = remoteEndPointFromEnv();
  await using server = await TcpClient.connect(endPoint, { signal });
  // The signal ends one wait, that of connect.
  for await (const _ of server);
} catch (error) {
  if (explain(error).id !== 'deadline') throw error;
  process.exitCode = 12;
}
