import {
  check,
  expectBand,
  expectExit,
  meanwhile,
  otherLoopback,
  type Peer,
  Perhaps,
  type Program,
  refuses,
  surely,
  type Trial,
  VerdictError,
} from '#lab';

/** As FIRST and MOST, in milliseconds. */
const [first, most] = [50, 1_600];
/** How often the server hangs up before it serves. */
const failures = 8;
/** What it says each time that it serves, in pieces: lines that are like the last one, but are not. */
const talks = [['hel', 'lo\n'], ['GOODBYE\nBYEBYE\n', 'bye\n'], ['one more\nand half a l']];
/** How its last connections end: the last line may not be the only one, nor come in one piece. */
const farewells = [['BYE\n'], ['That is all\nBYE\n'], ['That is all\nB', 'YE\n']];
/** Where nobody listens: so many waits are short on any machine, unless FIRST or MOST is another. */
const grows = { FIRST: 1, MOST: 60_000, count: 10 };
/** Twice this FIRST does not fit into 32 bits, but MOST comes first; so many waits are not short by chance. */
const isCapped = { FIRST: 2 ** 30, MOST: 150, count: 35 };
/** Clients that have lost their server together. */
const count = 4;
const name = 'hangs-up';

const ceiling = (failed: number) => Math.min(most, first * 2 ** failed);

export default check(async (trial) => {
  const refused = meanwhile(isRefused(trial, grows));
  const capped = meanwhile(isRefused(trial, isCapped));
  const backsOff = surely(async () => {
    const all = Array.from({ length: count }, (_, index) => comesBack(trial, index));
    const runs = await Promise.all(all);
    expectLimits(trial, runs);
    // MOST, and before that FIRST: each is doubled once in some programs.
    expectMean(trial, runs, [5, 6, 7]);
    expectMean(trial, runs, [2, 3, 4]);
    expectChance(runs);
    expectDrawn(trial, runs);
    expectStartsOver(trial, runs);
    return runs;
  });
  await trial.step('tries-refused', () => refused);
  await trial.step('backs-off', async () => {
    await backsOff();
    await capped;
  });
  const runs = await backsOff();
  await trial.step('ends-with-bye', async () => {
    for (const { program } of runs) await expectExit(trial, 'server', 0, program);
  });
});

/** Nobody listens there. It goes on trying, until it is ended, and never waits for longer than it may. */
async function isRefused(trial: Trial, { FIRST, MOST, count }: typeof grows): Promise<void> {
  const { place, env } = await refuses(trial);
  const program = trial.startClient({ ...env, FIRST: `${FIRST}`, MOST: `${MOST}` });
  const tries = () => program.events.filter(({ kind, code }) => kind === 'error' && code !== '');
  const tried = program.event(() => tries().length > count).then(() => true);
  const ended = program.exited.then(() => false);
  const limits = Array.from({ length: count }, (_, failed) => Math.min(MOST, FIRST * 2 ** failed));
  const all = limits.reduce((sum, ms) => sum + ms);
  await trial.wait('refuses', Promise.race([program.ready, ended]));
  const came = trial.inTime(Promise.race([tried, ended]), all, 4_000);
  const goesOn = await trial.wait('refuses', came);
  if (goesOn === false) throw await gaveUp(trial, program, place.port, tries().length);
  if (goesOn === null) {
    const times = [...tries().map(({ t }) => t), Date.now() - trial.startedAt];
    throw waitsLong(program, times, limits);
  }
  await program.kill();
  // Where all limits are alike, chance is to blame for either of these once in 10⁹ runs.
  if (FIRST < MOST) return;
  const times = tries().map(({ t }) => t);
  const waits = times.slice(1, count + 1).map((t, at) => t - (times[at] ?? 0));
  const ms = waits.reduce((sum, wait) => sum + wait) / count;
  const about = { program: program.run };
  if (ms <= 0.2 * MOST) {
    const params = { peer: 'refuses', count, ms: Math.round(ms), limit: MOST };
    throw new VerdictError('hardly-waits', params, about);
  }
  if (Math.min(...waits) > 0.6 * MOST) {
    const params = { count, limit: MOST, same: count, told: 'capped' };
    throw new VerdictError('waits-alike', params, about);
  }
}

/** The wait that was too long by most. */
function waitsLong({ run }: Program, times: number[], limits: readonly number[]): VerdictError {
  const excess = limits.map((limit, at) => (times[at + 1] ?? 0) - (times[at] ?? 0) - limit);
  const at = excess.indexOf(Math.max(...excess));
  const limit = limits[at] ?? 0;
  const params = { peer: 'refuses', ms: Math.round(limit + (excess[at] ?? 0)), limit };
  return new VerdictError('waits-too-long', params, { program: run });
}

async function gaveUp(
  trial: Trial,
  program: Program,
  port: number,
  tries: number,
): Promise<VerdictError> {
  const { code } = await program.exited;
  const params = { peer: tries > 1 ? name : 'refuses', count: tries, code: code ?? 0 };
  const about = { program: program.run, port };
  const failure = new VerdictError('gave-up', params, about);
  return program.crashed ? program.orDied(trial.late(), 'refuses') : failure;
}

/** One run: what it waited each time, at least and at most, by its own clock. */
type Run = { program: Program; port: number; waits: { least: number; most: number }[] };

async function comesBack(trial: Trial, index: number): Promise<Run> {
  const listener = await trial.listener(await otherLoopback());
  const { address, port } = listener.localEndPoint;
  const env = { HOST: address, PORT: `${port}`, FIRST: `${first}`, MOST: `${most}` };
  const program = trial.startClient(env, { fresh: true });
  const served = [...talks, farewells[index % farewells.length] ?? []];
  for (let visit = 1; visit <= failures + served.length; visit += 1) {
    const came = trial.accept(visit > failures ? 'server' : name, listener);
    const peer = await Promise.race([came, program.exited.then(() => null)]);
    if (!peer) throw await gaveUp(trial, program, port, visit - 1);
    await program.event(() => connects(program, port).length >= visit);
    const says = served[visit - failures - 1];
    if (says) await serves(peer, says);
    else await hangsUp(peer, visit);
    // After its last line, the server waits for the program to go.
    if (visit < failures + served.length) peer.end();
    void meanwhile(peer.remains().then(() => peer.end()));
    trial.goesOn();
  }
  await trial.ended('server', program);
  return { program, port, waits: waitsOf(program, port) };
}

/** Politely, or with a reset: after half a line, which is none. */
async function hangsUp(peer: Peer, visit: number): Promise<void> {
  if (visit % 3 !== 0) return;
  await peer.sendApart('half a l');
  peer.drop();
}

async function serves(peer: Peer, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) await peer.sendApart(piece);
}

const connects = ({ events }: Program, port: number) =>
  events.filter(({ kind, remote }) => kind === 'connect' && remote?.port === port);

/** From the end of one connection to the beginning of the next. */
function waitsOf(program: Program, port: number): Run['waits'] {
  const all = connects(program, port);
  return all.slice(1).map(({ t: next }, index) => {
    const { connection = 0 } = all[index] ?? {};
    const own = program.events.filter((event) => event.connection === connection);
    const over = own.find(
      ({ kind, direction }) => kind === 'close' || (kind !== 'data' && direction === 'in'),
    );
    const close = own.find(({ kind }) => kind === 'close');
    const [from = next, to = from] = [over?.t, close?.t];
    return { least: next - Math.min(to, next), most: next - from };
  });
}

/** No wait may be longer than its limit, which doubles with each failure and has an end. */
function expectLimits(trial: Trial, runs: readonly Run[]): void {
  for (const { program, port, waits } of runs) {
    for (let failed = 0; failed < failures; failed += 1) {
      const limit = ceiling(failed);
      const { least: ms = 0 } = waits[failed] ?? {};
      const band = { limit, ms, least: limit, late: 'waits-too-long' } as const;
      expectBand(trial, { program, peer: name, port }, band);
    }
  }
}

/** Of waits up to a limit, some are longer than half of it: where most are, the limit was higher. */
function expectMean(trial: Trial, runs: readonly Run[], failed: readonly number[]): void {
  // What this machine may have added to each.
  const late = trial.ownSlack(0);
  const waits = runs.flatMap(({ program, port, waits }) =>
    failed.map((failed) => {
      const ms = (waits[failed]?.least ?? 0) - late;
      return { program, port, ms, limit: ceiling(failed) };
    }),
  );
  const sum = (of: 'ms' | 'limit') => waits.reduce((sum, wait) => sum + wait[of], 0);
  const parts = waits.map(({ ms, limit }) => ms / limit);
  const told = waits[parts.indexOf(Math.max(...parts))];
  // One that always waits for the whole limit is told something else.
  if (!told || told.ms < 1.25 * told.limit || sum('ms') < 0.8 * sum('limit')) return;
  const { program, port, ms, limit } = told;
  const params = { peer: name, ms: Math.round(ms + late), limit };
  throw new Perhaps('waits-too-long', params, { program: program.run, port });
}

/** What a verdict on all runs is about: one of them has to do. */
const firstOf = ([run]: readonly Run[]) => ({ program: run?.program.run, port: run?.port });

/** Which part of its limit each of the longer waits was. */
const partsOf = ({ waits }: Run): number[] =>
  [3, 4, 5, 6, 7].map((failed) => (waits[failed]?.most ?? 0) / ceiling(failed));

/** The verdicts for which chance is to blame once in a thousand runs, and thus once in 10⁹. */
function expectChance(runs: readonly Run[]): void {
  const last = [failures - 2, failures - 1];
  const about = firstOf(runs);
  const of = (failed: number) => runs.map(({ waits }) => waits[failed]?.most ?? 0);

  const long = last.flatMap(of);
  const mean = long.reduce((sum, ms) => sum + ms, 0) / long.length;
  if (mean < 0.2 * most) {
    const params = { peer: name, count: failures, ms: Math.round(mean), limit: most };
    throw new Perhaps('hardly-waits', params, about);
  }
  const parts = runs.flatMap(partsOf);
  const shortest = Math.min(...parts);
  if (shortest > 0.35) {
    const percent = Math.round(100 * shortest);
    throw new Perhaps('never-short', { count: parts.length, percent }, about);
  }
  const spread = [5, 6, 7].map((failed) => Math.max(...of(failed)) - Math.min(...of(failed)));
  if (spread.every((ms) => ms < most / 4)) {
    throw new Perhaps('waits-alike', { ms: Math.ceil(Math.max(...spread)) }, about);
  }
}

/** Each wait is drawn, from the whole range up to its limit. */
function expectDrawn(trial: Trial, runs: readonly Run[]): void {
  const about = firstOf(runs);
  const parts = runs.map(partsOf);
  const spread = parts.map((own) => 100 * (Math.max(...own) - Math.min(...own)));
  if (spread.every((percent) => percent < 8)) {
    const params = { percent: Math.ceil(Math.max(...spread)), told: 'one-draw' };
    throw new Perhaps('waits-alike', params, about);
  }
  // A draw beyond MOST that was cut off there, as often as not.
  const late = trial.ownSlack(0);
  const long = runs.flatMap(({ waits }) => waits.slice(failures - 2, failures));
  const same = long.filter(({ least }) => least - late > 0.96 * most).length;
  if (same < 3) return;
  const params = { count: long.length, limit: most, same, told: 'capped' };
  throw new Perhaps('waits-alike', params, about);
}

/** After a line from the server, FIRST is the limit again: up to that, it waits. */
function expectStartsOver(trial: Trial, runs: readonly Run[]): void {
  const all = runs.flatMap(({ waits }) => waits.slice(failures).map(({ most }) => most));
  const mean = all.reduce((sum, ms) => sum + ms, 0) / all.length;
  if (mean < 0.15 * first) {
    const params = { peer: 'server', ms: Math.round(mean), limit: first, told: 'served-again' };
    throw new Perhaps('hardly-waits', params, { program: firstOf(runs).program });
  }
  for (const { program, port, waits } of runs) {
    for (const { least: ms } of waits.slice(failures)) {
      const band = { limit: first, ms, least: first, late: 'waits-again-long' } as const;
      expectBand(trial, { program, peer: 'server', port }, band);
    }
  }
}
