const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm hands Ctrl-C on to us, which the terminal has sent already: one press comes twice. */
const onePress = 1_000;

/** Runs something that Ctrl-C, or the system, may stop. Who presses again does not want to wait. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let stoppedAt = 0;
  const stop = (): void => {
    if (!controller.signal.aborted) stoppedAt = Date.now();
    else if (Date.now() - stoppedAt > onePress) process.exit(130);
    controller.abort();
  };
  for (const name of signals) process.on(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}
