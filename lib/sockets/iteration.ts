/** One step of an iteration that null ends. */
export function asStep<T>(value: T | null): IteratorResult<T, null> {
  return value === null ? { done: true, value: null } : { done: false, value };
}

/** Iterates until a step is done. Leaving the loop early ends nothing: iterate again to go on. */
export class Iteration<T> implements AsyncIterableIterator<T> {
  readonly next: () => Promise<IteratorResult<T, null>>;

  constructor(next: () => Promise<IteratorResult<T, null>>) {
    this.next = next;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
