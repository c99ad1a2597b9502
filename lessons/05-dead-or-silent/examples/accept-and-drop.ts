import { setTimeout } from 'node:timers/promises';
import { say } from '#say';
import {
  localEndPointFromEnv,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
// It accepts, and has nothing to say.
const served = serve(listener, async (client) => {
  client.shutdown();
  while ((await client.receive()) !== null);
});

// #region backoff
const first = 20;
const most = 2_000;

function backoff(failures: number): number {
  return Math.random() * Math.min(most, first * 2 ** failures);
}
// #endregion

type Reset = 'accept-and-drop.connected' | 'accept-and-drop.served';

// #region attempts
async function attempts(reset: Reset) {
  const start = performance.now();
  let failures = 0;
  for (let count = 1; count <= 8; count += 1) {
    await using server = await TcpClient.connect(
      listener.localEndPoint,
    );
    if (reset === 'accept-and-drop.connected') failures = 0;
    if ((await server.receive()) !== null) failures = 0;
    await setTimeout(backoff(failures));
    failures += 1;
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  say(reset, { seconds });
}
// #endregion

await attempts('accept-and-drop.connected');
await attempts('accept-and-drop.served');
listener.stop();
await served;
