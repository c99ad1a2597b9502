import { SocketError } from './errors.ts';

/** What .NET calls IAsyncResult: an operation under way, and the state its caller travels with. */
export interface AsyncResult<T, S> {
  readonly asyncState: S;
  readonly isCompleted: boolean;
  /** Settled or not yet; `end` reads it. */
  readonly outcome: PromiseSettledResult<T> | undefined;
}

/**
 * The style of BeginAccept and BeginReceive: `callback` runs once the operation has succeeded or
 * failed, and calls `end` for its result. Nobody catches what the callback throws.
 */
export function begin<T, S>(
  operation: Promise<T>,
  callback: (result: AsyncResult<T, S>) => void,
  asyncState: S,
): AsyncResult<T, S> {
  let outcome: PromiseSettledResult<T> | undefined;
  const result: AsyncResult<T, S> = {
    asyncState,
    get isCompleted() {
      return outcome !== undefined;
    },
    get outcome() {
      return outcome;
    },
  };
  void Promise.allSettled([operation]).then(([settled]) => {
    outcome = settled;
    callback(result);
  });
  return result;
}

/**
 * Returns the result of a completed operation, or throws its error. Throws `ERR_INVALID_STATE` before
 * that: .NET would block here, and a blocked event loop would never complete anything.
 */
export function end<T>({ outcome }: AsyncResult<T, unknown>): T {
  if (outcome?.status === 'fulfilled') return outcome.value;
  if (outcome?.status === 'rejected') throw outcome.reason;
  throw new SocketError('ERR_INVALID_STATE', 'not completed yet: call end in the callback');
}
