import { setTimeout } from 'node:timers/promises';
import {
  check,
  clockError,
  expectBand,
  heedsPlace,
  isLoss,
  meanwhile,
  type Peer,
  type PeerName,
  type Program,
  surely,
  type Trial,
  VerdictError,
} from '#lab';

/** Milliseconds without progress after which a client is cut off. */
const idle = 600;
/** The same where a steady reader takes more than ten times as long. */
const brief = 400;
const mebibyte = 1_024 * 1_024;
const records = Array.from({ length: 1_024 }, (_, index) =>
  Buffer.from(`${`${index + 1}`.padEnd(32 * 1_024 - 1, '.')}\n`),
);
const whole = Buffer.concat(records);

export default check(async (trial) => {
  const program = trial.startServer({ IDLE: `${idle}` });
  // There, a client may pause for a long time.
  const patient = trial.startServer({ IDLE: `${10 * trial.pauseMs}` });
  const strict = trial.startServer({ IDLE: `${brief}` });
  await trial.step('listens', () => trial.listening(program));
  const place = await trial.listening(program);
  const over = surely(() =>
    Promise.all([cutOff(trial, program), cutOff(trial, program, { first: readsAtFirst })]),
  );
  await trial.step('sends-records', () => reads(trial, program, 'polite', idle));
  // Judged later, for it takes its time.
  const pauses = meanwhile(pausing(trial, patient));
  const afterFin = meanwhile(cutOff(trial, program, { ends: true }));
  const places = meanwhile(heedsPlace(trial));
  await trial.step('waits-for-reader', async () => program.expectNoPile());
  // What one client takes is no progress of another's.
  const steady = (at: Program, limit: number) =>
    reads(trial, at, 'steady', limit, () => setTimeout(135));
  const beside = surely(() => Promise.all([cutOff(trial, program), steady(program, idle)]));
  await trial.step('steady-reader', () => steady(strict, brief));
  await trial.step('cuts-off', async () => {
    await over();
    await beside();
    await afterFin;
  });
  await trial.step('rude-clients', async () => {
    const early = await trial.connect('reset-at-connect', place);
    await early.reset();
    const peer = await trial.connect('reset-mid-write', place);
    await peer.some();
    await peer.reset();
  });
  await trial.step('still-serves', async () => {
    const again = await trial.connect('polite', place);
    await again.expect(whole.subarray(0, mebibyte));
    const several = await Promise.all(
      Array.from({ length: 60 }, async () =>
        trial.connect('several', await trial.listening(patient)),
      ),
    );
    // A program may fill the buffers of each client before it serves the next.
    const served = async (peer: Peer): Promise<void> => {
      await peer.expect(records[0] as Buffer);
      trial.goesOn();
    };
    await Promise.all(several.map(served));
    for (const peer of several) peer.drop();
  });
  await trial.step('long-pause', () => pauses);
  await trial.step('heeds-place', () => places);
});

/** What a client does before it reads on from there. */
type Rests = (at: number, peer: Peer) => Promise<unknown>;

/**
 * It reads everything, and may rest before each mebibyte. Who was cut off, and had not rested for long,
 * was making progress. A busy machine may keep us from it: then it tries again.
 */
async function reads(
  trial: Trial,
  program: Program,
  name: PeerName,
  limit: number,
  rests: Rests = async () => {},
): Promise<void> {
  for (let tries = 3; tries > 0; tries -= 1) {
    const peer = await trial.connect(name, await trial.listening(program));
    let last = performance.now();
    let longest = 0;
    const progress = () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      trial.goesOn();
    };
    try {
      for (let at = 0; at < whole.length; progress()) {
        await rests(at, peer);
        await peer.expect(whole.subarray(at, at + mebibyte));
        at += mebibyte;
      }
      await peer.expectEnd();
      return peer.end();
    } catch (failure) {
      if (!isLoss(failure)) throw failure;
      program.expectNoPile();
      progress();
      await program.noticed(peer.port);
      const sent = program.lastAt(peer.port, 'data', 'out');
      const least = Math.min(limit, idle) - clockError;
      if (program.life(peer.port) < least || sent === undefined) throw failure;
      // Its own clock knows better: a moment before, it still sent.
      const stood = (program.lastAt(peer.port, 'close') ?? Number.POSITIVE_INFINITY) - sent;
      if (longest > 0.9 * limit && stood > 0.75 * limit) continue;
      throw new VerdictError('cut-off', { peer: name });
    }
  }
}

/**
 * One stops reading in the middle and one when all has been written, both for a tenth of IDLE: what they have not read
 * waits for them. Nobody waits for them meanwhile. The second has said a word, and what it has not read is not lost
 * for that.
 */
async function pausing(trial: Trial, program: Program): Promise<void> {
  const limit = 10 * trial.pauseMs;
  let rested = false;
  await Promise.all([
    reads(trial, program, 'pauses', limit, async (at) => {
      if (at !== 2 * mebibyte) return;
      await servesMeanwhile(trial, program);
      await setTimeout(trial.pauseMs);
    }),
    reads(trial, program, 'reads-late', limit, async (at, peer) => {
      if (at === 0) return peer.send('hello\n');
      if (rested) return;
      // As much as possible waits in the two systems; then all has been written.
      const written = () => program.traffic(peer.port).written;
      for (let before = -1; before < written(); await setTimeout(15)) {
        before = written();
        await program.isAwake();
      }
      if (written() < whole.length) return;
      rested = true;
      await setTimeout(trial.pauseMs);
    }),
  ]);
}

async function servesMeanwhile(trial: Trial, program: Program): Promise<void> {
  const peer = await trial.connect('polite', await trial.listening(program));
  // One piece is enough: on a busy machine, a program that writes small ones needs long for the rest.
  const served = peer.some().then(() => true);
  if (await trial.inTime(served, 0, 2_000)) return;
  // A starved one serves it soon after its event loop turns.
  await program.isAwake();
  if (!(await trial.inTime(served, 0, 500))) throw new VerdictError('by-turns', { peer: 'polite' });
}

/** It pauses, and reads on; false if it has been cut off by then, as on a busy machine it may be. */
async function readsAtFirst(peer: Peer): Promise<boolean> {
  try {
    await peer.expect(whole.subarray(0, 2 * mebibyte));
    await setTimeout(idle / 2);
    await peer.expect(whole.subarray(2 * mebibyte, 6 * mebibyte));
    return true;
  } catch (failure) {
    if (isLoss(failure)) return false;
    throw failure;
  }
}

/**
 * Keeps asking, until then, whether the program's event loop turns; tells the longest time that it did not, in
 * milliseconds. A fast client may keep a right program so busy that it is late to see that a time is over.
 */
function standing(program: Program, until: Promise<unknown>): () => number {
  let longest = 0;
  let isOver = false;
  void until.then(() => {
    isOver = true;
  });
  const ask = async (): Promise<void> => {
    while (!isOver) {
      const begin = performance.now();
      if (!(await program.isAwake())) return;
      longest = Math.max(longest, performance.now() - begin);
      await setTimeout(15);
    }
  };
  void ask();
  return () => longest;
}

/** What a client does before it reads no more. */
type Before = {
  /** False if it has been cut off by then. */
  first?: (peer: Peer) => Promise<boolean>;
  /** Whether it sends its FIN: it is no less there for that. */
  ends?: boolean;
};

/**
 * A client that reads no more must be gone after IDLE without progress, or twice IDLE: a socket's own
 * timeout notices progress that late. What fills the system's buffers in small pieces is progress, too.
 */
async function cutOff(
  trial: Trial,
  program: Program,
  { first = async () => true, ends = false }: Before = {},
): Promise<void> {
  const client = await trial.connect('never-reads', await trial.listening(program));
  if (!(await first(client))) return;
  if (ends) client.end();
  const { port, name: peer } = client;
  const closed = program.event(({ kind, remote }) => kind === 'close' && remote?.port === port);
  // A FIN that is noticed late may restart a socket's own timeout.
  const last = () =>
    Math.max(program.lastAt(port, 'data', 'out') ?? 0, program.lastAt(port, 'end', 'in') ?? 0);
  const stood = standing(program, closed);
  for (let before = -1; before < last(); ) {
    before = last();
    await trial.inTime(closed, 2 * idle);
    // A starved one goes on, or closes, soon after its event loop turns, and not in the turn in which it says so.
    await program.isAwake();
    await program.isAwake();
  }
  const isClosed = await trial.inTime(closed, 0, 500);
  const ms = (program.lastAt(port, 'close') ?? Date.now() - trial.startedAt) - last();
  const visit = { program, peer, port };
  if (isClosed) {
    // At its FIN, a program may leave at once; how soon it does later is judged with the others.
    if (ends) return;
    const least = program.life(port);
    const told = least < idle ? least : ms;
    const most = ms - idle - 2 * stood();
    return expectBand(trial, visit, { limit: idle, ms: told, least, most });
  }
  const params = { peer, ms: Math.round(ms), limit: idle };
  throw new VerdictError('too-late', params, { program: program.run, port });
}
