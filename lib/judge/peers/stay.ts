import { clockError } from '../lateness.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import type { PeerName } from '../verdict.ts';
import { type JudgedEvent, VerdictError } from '../verdict.ts';

/** A client at a server of ours. */
export type Visit = {
  program: Program;
  peer: PeerName;
  /** The server's port. */
  port: number;
};

/** Milliseconds that leaving may take a program on an idle machine. */
const leaving = 400;
/** The same where only the end of its process shows that it has left. */
const ending = 2_000;

/**
 * A client has to leave when its limit is over: neither before, counted from the start of its process,
 * nor later than this machine explains, counted from its connection. What counts is its own clock.
 * Between the two, the limit may begin where the program likes.
 */
export function expectInTime(trial: Trial, visit: Visit, limit: number): void {
  const { program } = visit;
  const left = leftAt(visit, limit);
  const { ms } = stayed(visit, left);
  const lived = (left ?? program.endedAt) - program.startedAt;
  const late = ms - trial.slack(left === undefined ? ending : leaving) + trial.slack(leaving);
  expectBand(trial, visit, { limit, ms, least: lived, most: late });
}

/** How long a program has waited, at least and at most, and how long it should have. */
export type Wait = { limit: number; ms: number; least?: number; most?: number };

/** Throws the verdict when a wait was shorter than its limit, or longer than this machine explains. */
export function expectBand(
  trial: Trial,
  { program, peer, port }: Visit,
  { limit, ms, least = ms, most = ms }: Wait,
): void {
  const about = { program: program.run, port };
  const params = { peer, ms: Math.round(ms), limit };
  if (least < limit - clockError) throw new VerdictError('gave-up-too-soon', params, about);
  if (most > limit + trial.slack(leaving)) throw new VerdictError('too-late', params, about);
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
