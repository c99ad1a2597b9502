import { say, why } from '#say';
import {
  localEndPointFromEnv,
  SocketError,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

// #region answer
async function answer(client: TcpClient): Promise<void> {
  say('daytime-server.client', { peer: `${client.remoteEndPoint}` });
  await client.send(`${new Date().toISOString()}\r\n`);
}
// #endregion

try {
  // #region serve
  const listener = await TcpListener.start(localEndPointFromEnv());
  const endPoint = `${listener.localEndPoint}`;
  say('daytime-server.ready', { endPoint });

  process.once('SIGINT', () => listener.stop());
  await serve(listener, answer);
  // #endregion
} catch (error) {
  // #region refused
  if (!(error instanceof SocketError)) throw error;
  say('daytime-server.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
  // #endregion
}
