export interface WaitOptions {
  /**
   * Cancels this one wait; the connection stays as it is. Node warns when more than ten waits share
   * a signal at the same time; `events.setMaxListeners(0, signal)` says that this is intended.
   */
  signal?: AbortSignal | undefined;
}

/** The work's result, or the signal's reason if that comes first; the work itself goes on. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const forget = () => signal.removeEventListener('abort', abort);
    const abort = () => {
      forget();
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(forget);
  });
}
