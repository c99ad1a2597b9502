// too-late
import {
  explain,
  type FailureId,
  remoteEndPointFromEnv,
  TcpClient,
} from '#sockets';

const codes: Partial<Record<FailureId, number>> = {
  'no-port': 2,
  'bad-port': 2,
  refused: 10,
  'not-found': 11,
  'no-resolver': 11,
  deadline: 12,
  reset: 13,
};

/** False when the server closes before its line is whole. */
async function hearLine(signal: AbortSignal): Promise<boolean> {
  const endPoint = remoteEndPointFromEnv();
  await using server = await TcpClient.connect(endPoint, { signal });
  for (;;) {
    const bytes = await server.receive({ signal });
    if (bytes === null) return false;
    // In UTF-8, this byte is never a part of another character.
    if (bytes.includes('\n')) return true;
  }
}

try {
  const limit = Number(process.env.TIMEOUT ?? 5000);
  const whole = await hearLine(AbortSignal.timeout(2 * limit));
  process.exitCode = whole ? 0 : 14;
} catch (error) {
  const { id, params } = explain(error);
  const code = codes[id];
  if (code === undefined) throw error;
  console.error(params.message);
  process.exitCode = code;
}
