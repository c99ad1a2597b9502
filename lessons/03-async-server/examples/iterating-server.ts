import { say, why } from '#say';
import {
  localEndPointFromEnv,
  SocketError,
  type TcpClient,
  TcpListener,
} from '#sockets';

// #region answer
async function answer(client: TcpClient): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of client) chunks.push(chunk);

  const whole = Buffer.concat(chunks);
  const text = whole.toString();
  say('iterating-server.read', { count: whole.length, text });
  await client.send(text.toUpperCase());
}
// #endregion

// #region attend
async function attend(client: TcpClient): Promise<void> {
  try {
    await answer(client);
  } catch (error) {
    failed(error);
  } finally {
    await client.close();
  }
}
// #endregion

try {
  // #region accept
  const listener = await TcpListener.start(localEndPointFromEnv());
  say('iterating-server.ready', { at: `${listener.localEndPoint}` });
  process.once('SIGINT', () => listener.stop());

  // No await here: the next client does not wait for this one.
  for await (const client of listener) void attend(client);
  say('iterating-server.closed');
  // #endregion
} catch (error) {
  failed(error);
  process.exitCode = 1;
}

function failed(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  say('iterating-server.failed', { code: error.code, why: why(error) });
}
