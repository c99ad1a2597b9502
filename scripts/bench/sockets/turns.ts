import type { Contestant } from './measure.ts';
import { rotated } from './statistics.ts';

export interface Effort {
  rounds: number;
  /** Turns in a round that count, and before them those that do not. */
  turns: number;
  warmUp: number;
  /** Multiplies the length of a stretch. */
  scale: number;
}

/** One stretch of work: what it took the measured process, in microseconds. */
export interface Stretch {
  cpu: number;
  /** Whether others left the processor to it. */
  quiet: boolean;
}

export interface Runner {
  name: Contestant;
  run(times: number): Promise<Stretch>;
}

/** Everybody's stretch of work, one after the other. */
export type Turn = Map<Contestant, Stretch>;

/**
 * Turns that count, each beginning with another contestant. Where processes have to wait for a
 * processor, a ratio says more about the scheduler than about the code: such turns are repeated,
 * until there are twice as many as were wanted.
 */
export async function takeTurns(
  runners: readonly Runner[],
  usualTimes: number,
  { turns, warmUp, scale }: Effort,
): Promise<Turn[]> {
  const times = Math.max(1, Math.round(usualTimes * scale));
  const taken: Turn[] = [];
  for (let turn = 0; turn < warmUp; turn += 1) await takeTurn(runners, times);
  while (taken.filter(isQuiet).length < turns && taken.length < 2 * turns) {
    taken.push(await takeTurn(rotated(runners, taken.length), times));
  }
  return taken;
}

async function takeTurn(runners: readonly Runner[], times: number): Promise<Turn> {
  const turn: Turn = new Map();
  for (const { name, run } of runners) turn.set(name, await run(times));
  return turn;
}

export function isQuiet(turn: Turn): boolean {
  return [...turn.values()].every(({ quiet }) => quiet);
}

/** Capacity of one contestant against another in the turns that were quiet, or else in all. */
export function ratios(turns: readonly Turn[], base: Contestant, name: Contestant): number[] {
  const quiet = turns.filter(isQuiet);
  const counted = quiet.length > 0 ? quiet : turns;
  return counted.map((turn) => cpuOf(turn, base) / cpuOf(turn, name));
}

function cpuOf(turn: Turn, name: Contestant): number {
  return turn.get(name)?.cpu ?? Number.NaN;
}
