import { SocketError } from './errors.ts';
import { asStep } from './iteration.ts';
import { settled } from './turns.ts';

/**
 * The meeting point of events and one reader: events `put` items whenever they happen, the reader
 * `take`s them one by one and waits when there is none. Nothing is lost in between.
 * Knows nothing of sockets; items must not be null or undefined.
 */
export class Inbox<T> {
  #items: T[] = [];
  #weight = 0;
  #weigh: (item: T) => number;
  /** The reader who waits: how to reach it, and in which shape it wants the item. */
  #resolve: ((result: unknown) => void) | undefined;
  #as: (item: T | null) => unknown = asItIs;
  #forgetSignal: (() => void) | undefined;
  #ended = false;
  #failure: Error | undefined;

  /** `weigh` says how much an item adds to `weight`: 1 unless told otherwise. */
  constructor(weigh: (item: T) => number = () => 1) {
    this.#weigh = weigh;
  }

  /** The sum of what was put and not yet taken. */
  get weight(): number {
    return this.#weight;
  }

  /** Whether a reader waits. */
  get waiting(): boolean {
    return this.#resolve !== undefined;
  }

  // #region put
  /** Hands the item to the reader who waits, or keeps it for the next. Ignored after `end`. */
  put(item: T): void {
    if (this.#ended) return;
    if (this.#resolve) {
      this.#give(item);
    } else {
      this.#items.push(item);
      this.#weight += this.#weigh(item);
    }
  }
  // #endregion

  /** Nothing more will come. What is still here can be taken; then comes null, or the failure. */
  end(failure?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#failure = failure;
    if (failure) this.interrupt(failure);
    else if (this.#resolve) this.#give(null);
  }

  /** Rejects the reader who waits, if any. Items and later readers are not touched. */
  interrupt(reason: unknown): void {
    const resolve = this.#resolve;
    this.#forget();
    // Keeping `reject` as well would cost memory in every connection that waits.
    resolve?.(Promise.reject(reason));
  }

  /** Empties the inbox and returns what nobody took. */
  discard(): T[] {
    const items = this.#items;
    this.#items = [];
    this.#weight = 0;
    return items;
  }

  /**
   * The next item; null after `end()`. Rejects with the failure given to `end`, with the signal's
   * reason (the item is then left for the next `take`), or with `ERR_ALREADY_WAITING`.
   */
  take(signal?: AbortSignal): Promise<T | null> {
    return this.#wait(asItIs, signal);
  }

  /** Like `take`, for an iterator: wrapping `take` would cost one more promise for each step. */
  next(): Promise<IteratorResult<T, null>> {
    return this.#wait(asStep);
  }

  // #region wait
  #wait<R>(as: (item: T | null) => R, signal?: AbortSignal): Promise<R> {
    if (this.#resolve) {
      const message = 'another call is waiting already: await one before you make the next';
      return Promise.reject(new SocketError('ERR_ALREADY_WAITING', message));
    }
    if (signal?.aborted) return settled(() => Promise.reject(signal.reason));
    const item = this.#items.shift();
    if (item !== undefined) {
      this.#weight -= this.#weigh(item);
      return Promise.resolve(as(item));
    }
    if (this.#ended)
      return settled(() =>
        this.#failure ? Promise.reject(this.#failure) : Promise.resolve(as(null)),
      );
    this.#as = as;
    if (signal) this.#forgetSignal = this.#obey(signal);
    return new Promise<R>((resolve) => {
      this.#resolve = resolve as (result: unknown) => void;
    });
  }
  // #endregion

  #obey(signal: AbortSignal): () => void {
    const abort = () => this.interrupt(signal.reason);
    signal.addEventListener('abort', abort);
    return () => signal.removeEventListener('abort', abort);
  }

  #give(item: T | null): void {
    const resolve = this.#resolve;
    this.#forget();
    resolve?.(this.#as(item));
  }

  #forget(): void {
    this.#resolve = undefined;
    this.#forgetSignal?.();
    this.#forgetSignal = undefined;
  }
}

const asItIs = <T>(item: T | null) => item;
