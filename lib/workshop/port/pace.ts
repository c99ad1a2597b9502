import { lineRate } from '../protocol.ts';

const each = 1_000 / lineRate;

/** How fast one learner's lines are read: a second's worth at once, then evenly. */
export class Pace {
  #free = 0;

  /** Milliseconds until the next line may be read. */
  next(now = performance.now()): number {
    this.#free = Math.max(now, this.#free) + each;
    return Math.max(0, this.#free - now - 1_000);
  }
}
