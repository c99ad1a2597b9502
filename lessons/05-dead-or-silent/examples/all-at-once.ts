import { setTimeout } from 'node:timers/promises';
import { say, words } from '#say';
import { IPEndPoint, TcpClient, TcpListener } from '#sockets';

const count = 100;
const pause = 1_000;

// #region waits
await reconnect('all-at-once.fixed', () => pause);
await reconnect('all-at-once.jitter', () => Math.random() * pause);
// #endregion

// #region crowd
type Way = 'all-at-once.fixed' | 'all-at-once.jitter';

async function reconnect(way: Way, wait: () => number) {
  using listener = await TcpListener.start(
    new IPEndPoint('127.0.0.1', 0),
  );
  const comeBack = async () => {
    // The server has just been lost, by all of them.
    await setTimeout(wait());
    return TcpClient.connect(listener.localEndPoint);
  };
  const coming = Promise.all(Array.from({ length: count }, comeBack));
  const arrivals: number[] = [];
  while (arrivals.length < count) {
    await listener.accept();
    arrivals.push(performance.now());
  }
  for (const client of await coming) client.abort();
  say('all-at-once.most', { way: words(way), most: most(arrivals) });
}
// #endregion

/** How many came within the 10 ms in which most came. */
function most(arrivals: readonly number[]): number {
  const within = (start: number) =>
    arrivals.filter((at) => at >= start && at < start + 10).length;
  return Math.max(...arrivals.map(within));
}
