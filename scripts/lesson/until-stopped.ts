import { followNpm } from './follow-npm.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on a Ctrl-C that the terminal has already sent: one press arrives twice. */
const onePress = 1_000;

/** Runs something that Ctrl-C, the system, or the end of npm may stop. A second press means: do not wait. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let stoppedAt = 0;
  const stop = (): void => {
    if (!controller.signal.aborted) stoppedAt = Date.now();
    else if (Date.now() - stoppedAt > onePress) process.exit(130);
    controller.abort();
  };
  for (const name of signals) process.on(name, stop);
  const unfollow = followNpm(() => controller.abort());
  try {
    return await work(controller.signal);
  } finally {
    unfollow();
    for (const name of signals) process.off(name, stop);
  }
}
