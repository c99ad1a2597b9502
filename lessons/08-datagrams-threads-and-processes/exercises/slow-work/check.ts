import { setTimeout } from 'node:timers/promises';
import {
  check,
  heedsPlace,
  type JudgedEvent,
  type Peer,
  type Program,
  type Trial,
  VerdictError,
} from '#lab';

/** Numbers, and how many primes there are below each. */
const small: readonly (readonly [below: number, count: number])[] = [
  [0, 0],
  [2, 0],
  [3, 1],
  [100, 25],
  [7_919, 999],
  [7_920, 1_000],
  [50_000, 5_133],
];
/** They take longer and longer; the first that is long enough on this machine is asked for. */
const large: readonly (readonly [below: number, count: number])[] = [
  [1_000_000, 78_498],
  [2_000_000, 148_933],
  [4_000_000, 283_146],
];
/** Milliseconds for which nobody can overlook a wait. */
const enough = 300;
/** Milliseconds after which a count has surely begun. */
const begun = 100;

export default check(async (trial) => {
  const program = trial.startServer();
  await trial.step('listens', () => trial.listening(program));
  await trial.step('counts', async () => {
    const peer = await trial.connect('polite');
    for (const [below, count] of small) await peer.asks(`${below}\n`, `${count}`);
    await peer.asks('PING\n7920\nPING\n', 'PONG', '1000', 'PONG');
    await together(trial);
    await peer.leave();
  });
  await trial.step('holds-nobody-up', async () => {
    await pings(trial, 1);
    // However few threads there are, nothing is counted in the event loop.
    await pings(trial, 5);
  });
  trial.goesOn();
  await trial.step('keeps-order', () => mixed(trial));
  await trial.step('rude-clients', () => rude(trial, program));
  expectOnePort(program);
  // Meanwhile, nobody asks.
  const pause = setTimeout(trial.pauseMs);
  await trial.step('heeds-place', () => heedsPlace(trial));
  await trial.step('still-serves', async () => {
    const peer = await trial.connect('polite');
    await pause;
    await peer.asks('7920\nPING\n', '1000', 'PONG');
    await peer.leave();
  });
});

/** They ask for more than anybody has before: counts at the same time are not mixed up. */
async function together(trial: Trial): Promise<void> {
  const peers = [await trial.connect('several'), await trial.connect('several')];
  await Promise.all(peers.map((peer) => peer.asks('200000\n', '17984')));
  for (const peer of peers) await peer.leave();
}

/** While long counts go on for so many clients, another gets an answer first. */
async function pings(trial: Trial, clients: number): Promise<void> {
  let tries = 2;
  let port = 0;
  for (const [below, count] of large) {
    const counting = await Promise.all(
      Array.from({ length: clients }, () => trial.connect('counts')),
    );
    const pings = await trial.connect('pings');
    port = pings.port;
    await pings.asks('PING\n', 'PONG');
    const begin = performance.now();
    let tookMs = 0;
    await Promise.all(counting.map((peer) => peer.send(`${below}\n`)));
    const counted = counting.map(async (peer) => {
      await peer.expectLine(`${count}`);
      tookMs ||= performance.now() - begin;
      trial.goesOn();
    });
    const all = Promise.all(counted);
    all.catch(() => {});
    // By then they count: a turn of the event loop before that helps nobody.
    await Promise.race([setTimeout(begun), ...counted]);
    const askedMs = performance.now() - begin;
    // In a pool that takes turns, only some of them wait behind a count.
    for (let ping = 0; ping < 4; ping += 1) await pings.asks('PING\n', 'PONG');
    const wasFirst = tookMs === 0;
    await all;
    await Promise.all([...counting, pings].map((peer) => peer.leave()));
    // What was over in no time proves nothing.
    if (tookMs - askedMs < enough) continue;
    if (wasFirst) return;
    // Once, the machine may have been in the way.
    tries -= 1;
    if (tries === 0) break;
  }
  if (tries < 2) throw new VerdictError('by-turns', { peer: 'pings' }, { port });
}

/** Each client gets its own results, in the order of its questions. */
async function mixed(trial: Trial): Promise<void> {
  const talk = async (peer: Peer, turn: number): Promise<void> => {
    const own = small.slice(turn).filter((_, index) => index % 2 === 0);
    const asked = own.map(([below]) => `${below}\nPING\n`).join('');
    await peer.asks(asked, ...own.flatMap(([, count]) => [`${count}`, 'PONG']));
    await peer.leave();
  };
  const peers = await Promise.all([0, 1, 2].map(() => trial.connect('several')));
  await Promise.all(peers.map((peer, index) => talk(peer, index)));
  // A short count does not overtake a long one.
  const peer = await trial.connect('polite');
  await peer.asks('200000\n3\n2\n100\n', '17984', '1', '0', '25');
  await peer.leave();
}

/** Clients that are gone before their count is there disturb nobody. */
async function rude(trial: Trial, program: Program): Promise<void> {
  for (const below of [50_000, 400_000]) {
    const rude = await trial.connect('reset-mid-read');
    const waits = await trial.connect('polite');
    await rude.sendApart(`${below}\n`);
    await waits.sendApart('3\n');
    await rude.reset();
    await waits.expectLine('1');
    await waits.leave();
  }
  // It resets when its FIN has been read, and the count is written into a connection that is no more.
  const gone = await trial.connect('reset-after-fin');
  await gone.sendApart(`${large[0]?.[0]}\n`);
  gone.end();
  const isFin = ({ kind, direction, remote }: JudgedEvent) =>
    kind === 'end' && direction === 'in' && remote?.port === gone.port;
  await trial.wait('reset-after-fin', program.event(isFin));
  gone.drop();
  const half = await trial.connect('half-close');
  await half.send('100\n7919\n');
  half.end();
  for (const count of ['25', '999']) await half.expectLine(count);
  await half.expectEnd();
}

/** A thread or a process that runs the same file must not be one more server. */
function expectOnePort({ listening, run }: Program): void {
  const { size: count } = new Set(listening.map(({ port }) => port));
  if (count > 1) throw new VerdictError('listens-twice', { count }, { program: run });
}
