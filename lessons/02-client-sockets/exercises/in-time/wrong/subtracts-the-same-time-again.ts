// gave-up-too-soon
// After each chunk it subtracts all the time since its start once more.
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const start = performance.now();
let left = Number(process.env.DEADLINE ?? 5000);

/** A signal for the next wait, with what is left. */
function next(): AbortSignal {
  left -= performance.now() - start;
  return AbortSignal.timeout(Math.max(0, Math.round(left)));
}

let server: TcpClient | undefined;
let signal = AbortSignal.timeout(left);
try {
  server = await TcpClient.connect(remoteEndPointFromEnv(), { signal });
  do {
    signal = next();
  } while ((await server.receive({ signal })) !== null);
} catch (error) {
  if (error !== signal.reason) throw error;
  process.exitCode = 12;
} finally {
  await server?.close();
}
