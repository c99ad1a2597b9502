import { setTimeout } from 'node:timers/promises';
import {
  check,
  type Peer,
  type Program,
  resetAtConnect,
  type Trial,
  VerdictError,
} from '#lab';

/** Milliseconds without progress after which a client is cut off. */
const idle = 600;
/** Milliseconds that a program may take longer for it. */
const slack = 2_500;
const mebibyte = 1_024 * 1_024;
const records = Array.from({ length: 1_024 }, (_, index) =>
  Buffer.from(`${`${index + 1}`.padEnd(32 * 1_024 - 1, '.')}\n`),
);
const whole = Buffer.concat(records);

export default check(async (trial) => {
  const program = trial.startServer({ IDLE: `${idle}` });
  await trial.step('listens', () => trial.listening());
  const peer = await trial.connect('never-reads');
  const stuck = cutOff(trial, program, peer);
  stuck.catch(() => {});
  await trial.step('sends-records', () =>
    readsAll(trial, program, peer),
  );
  // A client that came later has had it all: the program has had as much time for the other one.
  await trial.step('waits-for-reader', async () =>
    program.expectNoPile(),
  );
  await trial.step('steady-reader', () => steady(trial, program));
  await trial.step('cuts-off', () => stuck);
  await trial.step('rude-clients', async () => {
    await resetAtConnect(trial);
    const peer = await trial.connect('reset-mid-write');
    await peer.some();
    await peer.reset();
  });
  await trial.step('still-serves', async () => {
    const again = await trial.connect('polite');
    await again.expect(whole.subarray(0, mebibyte));
  });
});

/**
 * It reads everything while another client is stuck. A program that serves by turns lets it wait
 * until that one is cut off.
 */
async function readsAll(
  trial: Trial,
  program: Program,
  stuck: Peer,
): Promise<void> {
  const polite = await trial.connect('polite');
  try {
    await polite.expect(whole);
    await polite.expectEnd();
  } catch (failure) {
    // On a busy machine it takes longer than IDLE, but it never stops.
    const isLong = lifeOf(program, polite) >= idle;
    if (!isLong || !isLoss(failure)) throw failure;
    program.expectNoPile();
    throw new VerdictError('cut-off', { peer: 'polite' });
  }
  polite.end();
  await program.noticed(polite.port);
  const first = program.events.find(
    ({ kind, direction, remote }) =>
      remote?.port === polite.port &&
      kind === 'data' &&
      direction === 'out',
  );
  const end = program.events.find(
    ({ kind, remote }) =>
      kind === 'close' && remote?.port === stuck.port,
  );
  if (!first || !end || first.t < end.t) return;
  program.expectNoPile();
  // On a busy machine a right program may be late as well, but not twice.
  if (stuck.name === 'stays-away') {
    throw new VerdictError('by-turns', { peer: 'polite' });
  }
  await readsAll(trial, program, await trial.connect('stays-away'));
}

/**
 * It must be gone after IDLE without progress, or twice IDLE: a socket's own timeout notices
 * progress that late. What fills the system's buffers in small pieces is progress, too.
 */
async function cutOff(
  trial: Trial,
  program: Program,
  peer: Peer,
): Promise<void> {
  const begin = performance.now();
  const closed = program.event(
    ({ kind, remote }) =>
      kind === 'close' && remote?.port === peer.port,
  );
  const limit = 2 * idle + slack;
  let isOver = false;
  const time = trial.over.catch(() => {
    isOver = true;
  });
  for (let left = limit; left > 0 && !isOver; ) {
    const late = trial.overdue(left, 0).then(() => null);
    if (await Promise.race([closed, late, time])) return;
    const last = program.events.findLast(
      ({ kind, direction, remote }) =>
        remote?.port === peer.port &&
        kind === 'data' &&
        direction === 'out',
    );
    left = limit + (last?.t ?? 0) - (Date.now() - trial.startedAt);
  }
  const ms = Math.round(performance.now() - begin);
  throw new VerdictError('too-late', {
    peer: peer.name,
    ms,
    limit: idle,
  });
}

/** Milliseconds from accepting a peer to closing its connection. */
function lifeOf(program: Program, { port }: Peer): number {
  const own = program.events.filter(
    ({ remote }) => remote?.port === port,
  );
  const accept = own.find(({ kind }) => kind === 'accept');
  const close = own.find(({ kind }) => kind === 'close');
  return accept && close ? close.t - accept.t : 0;
}

/** Whether a connection ended before all had come. */
function isLoss(failure: unknown): boolean {
  if (!(failure instanceof VerdictError)) return false;
  const losses = ['closed-too-soon', 'reset-by-program'];
  return losses.includes(failure.verdict.id);
}

/** Two mebibytes, a short pause, the next two: it takes twice IDLE and is never long without progress. */
async function steady(trial: Trial, program: Program): Promise<void> {
  for (let tries = 2; ; tries -= 1) {
    const peer = await trial.connect('steady');
    let last = performance.now();
    let longest = 0;
    try {
      for (let at = 0; at < whole.length; at += 2 * mebibyte) {
        await peer.expect(whole.subarray(at, at + 2 * mebibyte));
        await setTimeout(80);
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      await peer.expectEnd();
      peer.end();
      return;
    } catch (failure) {
      if (!isLoss(failure)) throw failure;
      program.expectNoPile();
      // A busy machine may have kept us from being steady.
      const now = Math.max(longest, performance.now() - last);
      if (now > idle / 2 && tries > 0) continue;
      throw new VerdictError('cut-off', { peer: peer.name });
    }
  }
}
