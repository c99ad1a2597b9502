import { say, why, words } from '#say';
import {
  localEndPointFromEnv,
  SocketError,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

// #region recite
async function recite(client: TcpClient): Promise<void> {
  await client.send(`${words('three-lines.first')}\r\n`);
  await client.send(`${words('three-lines.second')}\r\n`);
  await client.send(`${words('three-lines.third')}\r\n`);
}
// #endregion

try {
  const listener = await TcpListener.start(localEndPointFromEnv());
  say('three-lines.ready', { endPoint: `${listener.localEndPoint}` });
  process.once('SIGINT', () => listener.stop());
  await serve(listener, recite);
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('three-lines.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
}
