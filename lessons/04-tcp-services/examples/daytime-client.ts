import { say } from '#say';
import {
  lines,
  remoteEndPointFromEnv,
  SocketError,
  TcpClient,
} from '#sockets';

const signal = AbortSignal.timeout(5_000);
try {
  const endPoint = remoteEndPointFromEnv();
  await using server = await TcpClient.connect(endPoint, { signal });
  // The deadline is for the whole conversation, not for one wait.
  signal.addEventListener('abort', () => server.abort());

  for await (const line of lines(server, { maxLength: 1024 })) {
    say('daytime-client.time', { line });
  }
  say('daytime-client.end');
} catch (error) {
  process.exitCode = 1;
  if (signal.aborted) say('daytime-client.late');
  else if (!(error instanceof SocketError)) throw error;
  else if (error.code === 'ERR_NO_PORT') say('daytime-client.no-port');
  else say('daytime-client.failed', { code: error.code });
}
