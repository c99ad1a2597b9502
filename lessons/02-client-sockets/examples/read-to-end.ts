import { say, why } from '#say';
import {
  remoteEndPointFromEnv,
  SocketError,
  TcpClient,
} from '#sockets';

// #region deadline
const deadline = AbortSignal.timeout(5000);
// #endregion
try {
  // #region connect
  await using server = await TcpClient.connect(
    remoteEndPointFromEnv(),
    { signal: deadline },
  );
  // #endregion
  // #region read
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = await server.receive({ signal: deadline });
    if (chunk === null) break; // The server has sent its FIN.
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  // #endregion
  for (const line of text.trimEnd().split('\r\n')) {
    say('read-to-end.line', { line });
  }
  say('read-to-end.end');
} catch (error) {
  // #region failed
  if (error === deadline.reason) say('read-to-end.late');
  else if (!(error instanceof SocketError)) throw error;
  else say('read-to-end.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
  // #endregion
}
