import type { PeerName } from './verdict.ts';
import type { Waiting } from './waits.ts';

/** What a check has been waiting for, without anything having moved since: shown while it is judging. */
export type Awaited = { what: Waiting['what']; peer: PeerName; since: Date };

/** Milliseconds between two looks, and after which a wait can be felt. */
const felt = 1_000;

/**
 * Looks every second at what a check is waiting for, and tells it while nothing moves; null once,
 * when something does.
 */
export class Lookout {
  readonly #timer: NodeJS.Timeout;
  #told: Awaited | null = null;

  constructor(standing: () => Awaited | null, tell: (awaited: Awaited | null) => void) {
    this.#timer = setInterval(() => {
      const awaited = standing();
      const shown = awaited && Date.now() - awaited.since.getTime() >= felt ? awaited : null;
      if (shown || this.#told) tell(shown);
      this.#told = shown;
    }, felt);
    // A check that is over in other ways needs no look.
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
