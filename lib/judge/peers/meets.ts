import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { type JudgedEvent, VerdictError } from '../verdict.ts';
import type { Peer } from './peer.ts';
import type { ServerPeer } from './servers.ts';

/** Milliseconds that a program's end may take after its own limit, where it does not close. */
const slack = 2_000;

export type Meeting = {
  /** The exit code that the exercise documents for this server; several where it leaves a choice. */
  code: number | readonly number[];
  /** What the program needs besides HOST and PORT. */
  env?: Record<string, string | undefined>;
  /** Milliseconds after which the program has to leave, and not long before. */
  limitMs?: number;
  /** How much later it may be by its own clock; `leaves` allows more by ours. */
  slackMs?: number;
  /** Whether the program may send its FIN only after the server's. Default: it may when it likes. */
  finLast?: boolean;
};

/** Runs the program as the client of that server: their conversation, then the exit code. */
export async function meets(
  trial: Trial,
  { name, place, env, done }: ServerPeer,
  { code, env: more, limitMs, slackMs = slack, finLast = false }: Meeting,
): Promise<void> {
  const program = trial.startClient({ ...env, ...more });
  let exitedAt = 0;
  // A program that ends without having connected will not come anymore.
  const absent = program.exited.then(async () => {
    exitedAt = Date.now() - trial.startedAt;
    if (program.met(place.port)) return done;
    throw await program.neverMet(name);
  });
  await Promise.race([done, absent]);
  await trial.expectExit(name, code, program);
  const fin = ({ kind, remote }: JudgedEvent) => kind === 'end' && remote?.port === place.port;
  if (finLast && program.events.find(fin)?.direction === 'out') {
    const about = { program: program.run, port: place.port };
    throw new VerdictError('fin-too-soon', { peer: name }, about);
  }
  if (limitMs === undefined) return;
  const { ms, own } = stayed(program, place.port, exitedAt);
  const params = { peer: name, ms, limit: limitMs };
  const about = { program: program.run };
  if (ms < limitMs / 4) throw new VerdictError('gave-up-too-soon', params, about);
  if (ms > limitMs + trial.slack(own ? slackMs : slack))
    throw new VerdictError('too-late', params, about);
}

/** Waits until the program leaves: at most that many milliseconds, plus a busy machine's delay. */
export async function leaves(trial: Trial, peer: Peer, limitMs?: number): Promise<void> {
  if (limitMs === undefined) return peer.gone();
  const begin = performance.now();
  const late = trial.overdue(limitMs, slack).then(() => false);
  const gone = await Promise.race([peer.gone().then(() => true), late]);
  const ms = Math.round(performance.now() - begin);
  if (!gone) throw new VerdictError('too-late', { peer: peer.name, ms, limit: limitMs });
  // A program that closes in good order waits for our FIN.
  peer.end();
}

/**
 * Milliseconds from a connection of the program to its own end of it, by its own clock; by ours where
 * the program simply ended.
 */
function stayed({ events }: Program, port: number, exitedAt: number): { ms: number; own: boolean } {
  const its = events.filter(({ remote }) => remote?.port === port);
  const leaving = ({ kind, direction }: JudgedEvent) =>
    kind === 'close' || ((kind === 'end' || kind === 'reset') && direction === 'out');
  const begin = its.find(({ kind }) => kind === 'connect')?.t ?? 0;
  const left = its.find(leaving)?.t;
  return { ms: Math.round((left ?? exitedAt) - begin), own: left !== undefined };
}

/** Runs what it is given in that order, that many at a time: each program takes a processor. */
export function atMost(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
