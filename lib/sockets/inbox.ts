import { SocketError } from './errors.ts';
import { asStep } from './iteration.ts';

interface Waiting<T> {
  give(item: T | null): void;
  reject(reason: unknown): void;
  forgetSignal: (() => void) | undefined;
}

/** Who waits, and in which shape it wants the item. A closure for each wait would cost more. */
class Reader<T, R> implements Waiting<T> {
  readonly reject: (reason: unknown) => void;
  readonly forgetSignal: (() => void) | undefined;
  readonly #resolve: (result: R) => void;
  readonly #as: (item: T | null) => R;

  constructor(
    resolve: (result: R) => void,
    reject: (reason: unknown) => void,
    as: (item: T | null) => R,
    forgetSignal: (() => void) | undefined,
  ) {
    this.#resolve = resolve;
    this.reject = reject;
    this.#as = as;
    this.forgetSignal = forgetSignal;
  }

  give(item: T | null): void {
    this.#resolve(this.#as(item));
  }
}

/**
 * The meeting point of events and one reader: events `put` items whenever they happen, the reader
 * `take`s them one by one and waits when there is none. Nothing is lost in between.
 * Knows nothing of sockets; items must not be null or undefined.
 */
export class Inbox<T> {
  #items: T[] = [];
  #weight = 0;
  #weigh: (item: T) => number;
  #reader: Waiting<T> | undefined;
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
    return this.#reader !== undefined;
  }

  // #region put
  /** Hands the item to the reader who waits, or keeps it for the next. Ignored after `end`. */
  put(item: T): void {
    if (this.#ended) return;
    const reader = this.#release();
    if (reader) {
      reader.give(item);
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
    const reader = this.#release();
    if (failure) reader?.reject(failure);
    else reader?.give(null);
  }

  /** Rejects the reader who waits, if any. Items and later readers are not touched. */
  interrupt(reason: unknown): void {
    this.#release()?.reject(reason);
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

  /** As `take`, for an iterator: a promise less for each step than wrapping it would cost. */
  next(): Promise<IteratorResult<T, null>> {
    return this.#wait(asStep);
  }

  // #region wait
  #wait<R>(as: (item: T | null) => R, signal?: AbortSignal): Promise<R> {
    if (this.#reader) {
      const message = 'somebody waits here already: await one call before the next';
      return Promise.reject(new SocketError('ERR_ALREADY_WAITING', message));
    }
    if (signal?.aborted) return Promise.reject(signal.reason);
    const item = this.#items.shift();
    if (item !== undefined) {
      this.#weight -= this.#weigh(item);
      return Promise.resolve(as(item));
    }
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#ended) return Promise.resolve(as(null));
    return new Promise((resolve, reject) => {
      this.#reader = new Reader(resolve, reject, as, signal && this.#obey(signal));
    });
  }
  // #endregion

  #obey(signal: AbortSignal): () => void {
    const abort = () => this.interrupt(signal.reason);
    signal.addEventListener('abort', abort);
    return () => signal.removeEventListener('abort', abort);
  }

  #release(): Waiting<T> | undefined {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.forgetSignal?.();
    return reader;
  }
}

const asItIs = <T>(item: T | null) => item;
