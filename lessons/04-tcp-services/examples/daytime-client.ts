import { say, why } from '#say';
import {
  lines,
  remoteEndPointFromEnv,
  SocketError,
  TcpClient,
} from '#sockets';

// One deadline for the whole conversation, not one for each wait.
const signal = AbortSignal.timeout(5_000);
try {
  const endPoint = remoteEndPointFromEnv();
  await using server = await TcpClient.connect(endPoint, { signal });
  for await (const line of lines(server, { maxLength: 1024, signal })) {
    say('daytime-client.time', { line });
  }
  say('daytime-client.end');
} catch (error) {
  process.exitCode = 1;
  if (error === signal.reason) say('daytime-client.late');
  else if (!(error instanceof SocketError)) throw error;
  else
    say('daytime-client.failed', { code: error.code, why: why(error) });
}
