import { fork } from 'node:child_process';
import { once } from 'node:events';
import { say } from '#say';
import {
  IPEndPoint,
  remoteEndPointFromEnv,
  TcpClient,
  TcpListener,
} from '#sockets';

// #region ask
/** What each of two clients does when nobody is there. */
async function ask(way: string): Promise<void> {
  try {
    await TcpClient.connect(remoteEndPointFromEnv());
  } catch {
    if (way === 'honest') process.exitCode = 1;
  }
}
// #endregion

// #region compare
async function compare(): Promise<void> {
  const listener = await TcpListener.start(
    new IPEndPoint('127.0.0.1', 0),
  );
  listener.stop();
  const { address: HOST, port } = listener.localEndPoint;
  const env = { ...process.env, HOST, PORT: `${port}` };
  const self = new URL(import.meta.url);
  const [quiet, honest] = ['quiet', 'honest'].map((way) =>
    once(fork(self, [way], { env }), 'exit'),
  );
  const [[article] = [], [ours] = []] = [await quiet, await honest];
  say('exit-code.article', { code: article });
  say('exit-code.ours', { code: ours });
}
// #endregion

const way = process.argv[2];
if (way) await ask(way);
else await compare();
