import { SocketError } from './errors.ts';

/** The longest delay that a timer of Node counts; it takes a longer one for 1 ms. */
export const MAX_DELAY = 2 ** 31 - 1;

/** Tells when a wait takes too long. Winding one timer up again costs less than one for each wait. */
export class WaitTimer {
  /** Milliseconds. */
  readonly limit: number;
  #onLate: () => void;
  #timer: NodeJS.Timeout | undefined;
  #due = false;
  #over = false;

  constructor(limit: number, onLate: () => void) {
    this.limit = limit;
    this.#onLate = onLate;
  }

  /** Whether the last wait took too long. */
  get over(): boolean {
    return this.#over;
  }

  // #region wait
  /** A wait begins. What is waited for keeps the process alive, the timer need not. */
  start(): void {
    this.#due = false;
    this.#over = false;
    this.#timer ??= setTimeout(() => this.#ring(), this.limit).unref();
    this.#timer.refresh();
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#due = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #ring(): void {
    this.#due = true;
    // After a busy spell timers come before reading: let in what arrived in time.
    setImmediate(() => {
      if (!this.#due) return;
      this.#over = true;
      this.#onLate();
    });
  }
  // #endregion
}

/** Throws `ERR_OUT_OF_RANGE` unless a timer can count these milliseconds. */
export function checkMilliseconds(name: string, ms: number): void {
  if (ms >= 0 && ms <= MAX_DELAY) return;
  throw new SocketError('ERR_OUT_OF_RANGE', `${name} is milliseconds below 2³¹, not ${ms}`);
}
