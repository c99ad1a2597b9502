import { type Place, placeText } from '../../wire/event.ts';
import { whyEnded } from '../death.ts';
import { exitCode, expectExit } from '../exits.ts';
import { atMost } from '../meanwhile.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { type JudgedEvent, type PeerName, VerdictError } from '../verdict.ts';
import type { ServerPeer } from './servers.ts';
import { expectInTime, leftAt, stayed, type Visit } from './stay.ts';

/** Milliseconds that the end of a program may take after its conversation. */
const soon = 2_000;
/** The same where there is none, but a name to look up, or nobody who answers. */
const soonAlone = 5_000;

export type Meeting = {
  /** The exit code that the exercise documents for this server; several where it leaves a choice. */
  code: number | readonly number[];
  /** What the program needs besides HOST and PORT. */
  env?: Record<string, string | undefined>;
  /** Milliseconds after which the program has to leave, and not before: see `expectInTime`. */
  limitMs?: number;
  /** Milliseconds that the program has, and that are not over before all of this has been said. */
  waitsMs?: number;
  /** How many bytes it must have read before it leaves. */
  reads?: number | undefined;
  /** Whether the program may send its FIN only after the server's. Default: it may when it likes. */
  finLast?: boolean | undefined;
};

/** Runs the program as the client of that server: their conversation, then the exit code. */
export async function meets(
  trial: Trial,
  { name, place, env, done, stop }: ServerPeer,
  meeting: Meeting,
): Promise<Program> {
  const { code, env: more, limitMs, waitsMs, finLast } = meeting;
  // One that has waited for its start would have less time left, if it counts from there.
  const fresh = (limitMs ?? waitsMs) !== undefined;
  const program = await inTurn(trial, () => trial.startClient({ ...env, ...more }, { fresh }));
  const visit: Visit = { program, peer: name, port: place.port };
  // A program that ends without having connected will not come anymore.
  const ended = program.exited.then(async () => {
    const connected = program.events.some(
      ({ kind, remote }) => kind === 'connect' && remote?.port === place.port,
    );
    if (done && !connected) {
      // Its time may have been over before it could connect.
      const isOver = limitMs !== undefined && program.endedAt - program.startedAt >= limitMs;
      if (isOver) return undefined;
      throw await neverMet(program, name, place);
    }
    await expectRead(visit, meeting);
    return done;
  });
  const talk = done ? Promise.race([done, ended]) : Promise.resolve();
  const exit = talk.then(async () => {
    await exitCode(trial, name, program);
    await expectRead(visit, meeting);
    await expectExit(trial, name, code, program);
  });
  const late = overdue(trial, visit, meeting, done && talk);
  for (const one of [ended, exit, late]) one.catch(() => {});
  await Promise.race([exit, late]).finally(stop);
  if (finLast) expectFinLast(visit);
  if (limitMs !== undefined) expectInTime(trial, visit, limitMs);
  return program;
}

/** The verdict on a client that has ended without a connection to that server. */
async function neverMet(program: Program, peer: PeerName, place: Place): Promise<VerdictError> {
  const { code, signal } = await program.exited;
  const about = { program: program.run };
  const how = signal
    ? { more: 'killed', signal }
    : { more: 'ended', code: code ?? 0, ...whyEnded(code) };
  const params = { peer, place: placeText(place), ...how };
  const never = new VerdictError('never-connected', params, about);
  const failure = await program.orDied(never, undefined);
  if (failure.verdict.id !== 'crashed') return failure;
  const { error = '' } = failure.verdict.params;
  return new VerdictError('never-connected', { peer, more: 'crash', error }, about);
}

/** Rejects with the verdict when a program has gone on for longer than a right one can here. */
async function overdue(
  trial: Trial,
  { program, peer, port }: Visit,
  { limitMs }: Meeting,
  talk: Promise<void> | undefined,
): Promise<never> {
  // How long Node takes to start is nobody's fault.
  await program.ready;
  if (limitMs === undefined) await talk;
  const begin = performance.now();
  await trial.overdue(limitMs ?? 0, limitMs === undefined && !talk ? soonAlone : soon);
  const ms = Math.round(performance.now() - begin);
  const about = { program: program.run, port };
  const late =
    limitMs !== undefined && leftAt({ program, peer, port }, limitMs) === undefined
      ? new VerdictError('too-late', { peer, ms, limit: limitMs }, about)
      : new VerdictError('did-not-end', { peer, seconds: Math.round(ms / 1000) }, about);
  throw await program.orAsleep(late);
}

/** Throws the verdict when the program has left before it had read what it should. */
async function expectRead(visit: Visit, { reads = 0, waitsMs }: Meeting): Promise<void> {
  const { program, peer, port } = visit;
  if (program.traffic(port).read >= reads) return;
  const about = { program: program.run, port };
  const failure =
    waitsMs === undefined
      ? new VerdictError('left-unread', { peer }, about)
      : new VerdictError('gave-up-too-soon', { peer, ...stayed(visit), limit: waitsMs }, about);
  throw await program.orDied(failure, peer);
}

function expectFinLast({ program, peer, port }: Visit): void {
  const fin = ({ kind, remote }: JudgedEvent) => kind === 'end' && remote?.port === port;
  if (program.events.find(fin)?.direction !== 'out') return;
  throw new VerdictError('fin-too-soon', { peer }, { program: program.run, port });
}

/** Until Node has started, it takes a processor: so many start at a time, in the order of the calls. */
const startsAtOnce = 3;
const turns = new WeakMap<Trial, ReturnType<typeof atMost>>();

function inTurn(trial: Trial, start: () => Program): Promise<Program> {
  const turn = turns.get(trial) ?? atMost(startsAtOnce);
  turns.set(trial, turn);
  return new Promise((resolve, reject) => {
    turn(async () => {
      const program = start();
      resolve(program);
      await Promise.race([program.ready, program.exited]);
    }).catch(reject);
  });
}
