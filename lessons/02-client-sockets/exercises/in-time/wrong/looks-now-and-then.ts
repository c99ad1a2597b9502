// too-late
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const end = Date.now() + Number(process.env.DEADLINE ?? 5000);
const control = new AbortController();
// It knows the time, and may be late by seconds.
const timer = setInterval(() => {
  if (Date.now() >= end) control.abort();
}, 2500);
const { signal } = control;

try {
  const endPoint = remoteEndPointFromEnv();
  await using server = await TcpClient.connect(endPoint, { signal });
  while ((await server.receive({ signal })) !== null);
} catch (error) {
  if (!signal.aborted) throw error;
  process.exitCode = 12;
} finally {
  clearInterval(timer);
}
