import { say, why, words } from '#say';
import {
  localEndPointFromEnv,
  SocketError,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

// #region greet
async function greet(client: TcpClient): Promise<void> {
  say('first-listener.client', { peer: `${client.remoteEndPoint}` });
  await client.send(`${words('first-listener.greeting')}\r\n`);
}
// #endregion

try {
  // #region listen
  const listener = await TcpListener.start(localEndPointFromEnv());
  say('first-listener.ready', {
    endPoint: `${listener.localEndPoint}`,
  });

  process.once('SIGINT', () => listener.stop());
  await serve(listener, greet);
  // #endregion
} catch (error) {
  // #region failed
  // A network error becomes one plain line; a bug keeps its stack.
  if (!(error instanceof SocketError)) throw error;
  say('first-listener.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
  // #endregion
}
