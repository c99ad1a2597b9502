import { fork } from 'node:child_process';
import { once } from 'node:events';
import { say } from '#say';
import {
  IPEndPoint,
  remoteEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

// #region ask
async function ask(way: string): Promise<void> {
  try {
    const endPoint = remoteEndPointFromEnv();
    await using server = await TcpClient.connect(endPoint);
    await server.receive();
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
  const served = serve(listener, (client) => client.abort());

  const { address: HOST, port } = listener.localEndPoint;
  const env = { ...process.env, HOST, PORT: `${port}` };
  const self = new URL(import.meta.url);
  const [quiet, honest] = ['quiet', 'honest'].map((way) =>
    once(fork(self, [way], { env }), 'exit'),
  );
  const [[article] = [], [ours] = []] = [await quiet, await honest];
  say('exit-code.article', { code: article });
  say('exit-code.ours', { code: ours });
  listener.stop();
  await served;
}
// #endregion

const way = process.argv[2];
if (way) await ask(way);
else await compare();
