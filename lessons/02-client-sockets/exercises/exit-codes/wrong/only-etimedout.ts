// crashed-with-peer
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const codes: Record<string, number> = {
  ERR_NO_PORT: 2,
  ERR_SOCKET_BAD_PORT: 2,
  ECONNREFUSED: 10,
  ENOTFOUND: 11,
  EAI_AGAIN: 11,
  // A signal's reason has another code: it is a number.
  ETIMEDOUT: 12,
  ECONNRESET: 13,
};
try {
  const signal = AbortSignal.timeout(Number(process.env.TIMEOUT));
  const endPoint = remoteEndPointFromEnv();
  await using server = await TcpClient.connect(endPoint, { signal });
  process.exitCode = 14;
  for (;;) {
    const bytes = await server.receive({ signal });
    if (!bytes) break;
    if (!bytes.includes('\n')) continue;
    process.exitCode = 0;
    break;
  }
} catch (error) {
  const code = codes[(error as NodeJS.ErrnoException).code ?? ''];
  if (!code) throw error;
  process.exitCode = code;
}
