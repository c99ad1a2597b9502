import { say, why } from '#say';
import {
  type AsyncResult,
  begin,
  end,
  localEndPointFromEnv,
  SocketError,
  type TcpClient,
  TcpListener,
} from '#sockets';

// #region start
try {
  const listener = await TcpListener.start(localEndPointFromEnv());
  say('callback-server.ready', { at: `${listener.localEndPoint}` });
  process.once('SIGINT', () => listener.stop());
  begin(listener.accept(), acceptCallback, listener);
} catch (error) {
  failed(error);
  process.exitCode = 1;
}
// #endregion
// #region accept
type State = { client: TcpClient; chunks: Buffer[] };
type Accepted = AsyncResult<TcpClient | null, TcpListener>;

function acceptCallback(result: Accepted): void {
  const listener = result.asyncState;
  const client = end(result);
  if (client) {
    begin(listener.accept(), acceptCallback, listener);
    begin(client.receive(), readCallback, { client, chunks: [] });
  } else say('callback-server.closed');
}
// #endregion
// #region read
function readCallback(result: AsyncResult<Buffer | null, State>) {
  const { client, chunks } = result.asyncState;
  try {
    const chunk = end(result);
    if (chunk) {
      chunks.push(chunk);
      begin(client.receive(), readCallback, { client, chunks });
      return;
    }
    const whole = Buffer.concat(chunks);
    const text = whole.toString();
    say('callback-server.read', { count: whole.length, text });
    begin(client.send(text.toUpperCase()), () => client.close(), null);
  } catch (error) {
    void client.close();
    failed(error);
  }
}
// #endregion
function failed(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  say('callback-server.failed', { code: error.code, why: why(error) });
}
