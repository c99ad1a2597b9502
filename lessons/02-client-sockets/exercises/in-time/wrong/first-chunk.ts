// wrong-exit
import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

const signal = AbortSignal.timeout(Number(process.env.DEADLINE));
try {
  const endPoint = remoteEndPointFromEnv();
  await using server = await TcpClient.connect(endPoint, { signal });
  // One receive is not the whole answer.
  await server.receive({ signal });
} catch (error) {
  if (explain(error).id !== 'deadline') throw error;
  process.exitCode = 12;
}
