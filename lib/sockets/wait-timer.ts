import { SocketError } from './errors.ts';

/** The longest delay that a Node timer can count; it turns a longer one into 1 ms. */
export const MAX_DELAY = 2 ** 31 - 1;

/** Reports when a wait takes too long. Rewinding one timer costs less than making one for each wait. */
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

  /** The wait is over. */
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
  throw new SocketError(
    'ERR_OUT_OF_RANGE',
    `${name} is a number of milliseconds from 0 to ${MAX_DELAY}, not ${ms}`,
  );
}
