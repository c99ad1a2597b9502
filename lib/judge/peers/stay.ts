import { clockError } from '../lateness.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import type { PeerName } from '../verdict.ts';
import { type JudgedEvent, VerdictError, type VerdictId } from '../verdict.ts';

/** A client at a server of ours. */
export type Visit = {
  program: Program;
  peer: PeerName;
  /** The server's port. */
  port: number;
};

/** Milliseconds that leaving may take a program on an idle machine, as its own clock tells. */
const leaving = 200;
/** The same where it also has to load. */
const loading = 400;
/** The same where we know nothing but the end of its process. */
const ending = 2_000;
/** How often a program must be late until it is not the machine that was. */
const tries = 3;

/** A verdict that a busy machine, or chance, may explain as well: see `surely`. */
export class Perhaps extends VerdictError {}

/**
 * Begins to judge at once; what it returns tells what came of it. A program that was perhaps late is
 * judged again by then, while less goes on beside it: it is late if it is so each time.
 */
export function surely<T>(attempt: () => Promise<T>): () => Promise<T> {
  let judged = attempt();
  judged.catch(() => {});
  return async () => {
    for (let left = tries - 1; left > 0; left -= 1) {
      const failure = await judged.then(
        () => null,
        (failure: unknown) => failure,
      );
      if (!(failure instanceof Perhaps)) break;
      judged = attempt();
    }
    return judged;
  };
}

/**
 * A client has to leave when its limit is over: neither before, counted from the start of its process,
 * nor later than this machine explains, counted from its connection. What counts is its own clock.
 * Between the two, the limit may begin where the program likes.
 */
export function expectInTime(trial: Trial, visit: Visit, limit: number): void {
  const { program, port } = visit;
  const left = leftAt(visit, limit) ?? program.overAt;
  const { ms } = stayed(visit, left);
  const least = (left ?? program.endedAt) - program.startedAt;
  // If it has never connected, we know only when it began to load.
  const base = left === undefined ? ending : program.met(port) ? null : loading;
  const excess = base === null ? 0 : trial.slack(base) - trial.ownSlack(leaving);
  expectBand(trial, visit, { limit, ms, least, most: ms - excess });
}

/** How long a program has waited, at least and at most, and how long it should have. */
export type Wait = {
  limit: number;
  ms: number;
  least?: number;
  most?: number;
  /** The verdict if it is too long; default: `too-late`. */
  late?: VerdictId;
};

/**
 * Throws the verdict when a wait was shorter than its limit, or longer than this machine explains; see
 * `surely`.
 */
export function expectBand(
  trial: Pick<Trial, 'ownSlack'>,
  { program, peer, port }: Pick<Visit, 'peer' | 'port'> & { program: Pick<Program, 'run'> },
  { limit, ms, least = ms, most = ms, late = 'too-late' }: Wait,
): void {
  const about = { program: program.run, port };
  const params = { peer, ms: Math.round(ms), limit };
  if (least < limit - clockError) throw new VerdictError('gave-up-too-soon', params, about);
  if (most > limit + trial.ownSlack(leaving)) throw new Perhaps(late, params, about);
}

/**
 * When it left, by its own clock; undefined if it has not, or by its end only. A FIN long before the
 * limit says only that the program will not send.
 */
export function leftAt({ program, port }: Visit, limit: number): number | undefined {
  const since = beginOf(program, port);
  return program.events.find(
    ({ kind, direction, remote, t }) =>
      (kind === 'close' && (remote?.port === port || !program.met(port))) ||
      (remote?.port === port &&
        direction === 'out' &&
        (kind === 'reset' || (kind === 'end' && t - since > limit / 4))),
  )?.t;
}

/** Whether a program ends its side of a connection. */
export const leaves = ({ kind, direction }: JudgedEvent): boolean =>
  kind === 'close' || (kind === 'end' && direction === 'out');

/** Milliseconds from its connection, or from its first line if there is none, until it left or ended. */
export function stayed({ program, port }: Visit, left?: number): { ms: number } {
  const close = ({ kind, remote }: JudgedEvent) => kind === 'close' && remote?.port === port;
  const end = left ?? program.events.find(close)?.t ?? program.endedAt;
  return { ms: Math.round(end - beginOf(program, port)) };
}

function beginOf({ events, readyAt }: Program, port: number): number {
  const connected = ({ kind, remote }: JudgedEvent) => kind === 'connect' && remote?.port === port;
  return events.find(connected)?.t ?? readyAt;
}
