import { say, why } from '#say';
import {
  lines,
  remoteEndPointFromEnv,
  SocketError,
  TcpClient,
} from '#sockets';

try {
  // #region connect
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  say('first-client.connected', {
    local: `${server.localEndPoint}`,
    remote: `${server.remoteEndPoint}`,
  });
  for await (const line of lines(server)) {
    say('first-client.received', { line });
  }
  say('first-client.end');
  // #endregion
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('first-client.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
}
