import type { Attempting } from '../../room/state.ts';

/** How far somebody is with an exercise. */
export type Cell =
  | { kind: 'none' }
  | { kind: 'working'; minutes: number }
  | { kind: 'failed'; times: number }
  | { kind: 'solution' }
  | { kind: 'passed'; solution: boolean };

export function cellOf(own: Attempting | undefined, now: number): Cell {
  if (!own) return { kind: 'none' };
  if (own.passed !== null) return { kind: 'passed', solution: own.solution };
  if (own.solution) return { kind: 'solution' };
  if (own.attempts > 0) return { kind: 'failed', times: own.attempts };
  return { kind: 'working', minutes: Math.max(0, Math.floor((now - own.started) / 60_000)) };
}
