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

// #region attempts
type Reset = 'accept-and-drop.connected' | 'accept-and-drop.served';

async function attempts(reset: Reset) {
  let failures = 0;
  let count = 0;
  const end = performance.now() + 1_000;
  while (performance.now() < end) {
    count += 1;
    await using server = await TcpClient.connect(
      listener.localEndPoint,
    );
    if (reset === 'accept-and-drop.connected') failures = 0;
    const bytes = await server.receive();
    if (bytes !== null) failures = 0;
    await setTimeout(backoff(failures));
    failures += 1;
  }
  say(reset, { count });
}
// #endregion

await attempts('accept-and-drop.connected');
await attempts('accept-and-drop.served');
listener.stop();
await served;
