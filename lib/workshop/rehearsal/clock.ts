import { setTimeout as later } from 'node:timers/promises';

/** A room's clock that may run faster than the one on the wall. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Resolves after so many of its milliseconds; rejects when the rehearsal ends. */
  wait: (ms: number) => Promise<void>;
};

/** Begins at the true time, and goes on `speed` times faster until the signal ends all waits. */
export function fastClock(speed: number, signal: AbortSignal): Clock {
  const start = Date.now();
  const from = performance.now();
  return {
    now: () => start + Math.round((performance.now() - from) * speed),
    wait: (ms) => later(ms / speed, undefined, { signal }),
  };
}
