import { Worker } from 'node:worker_threads';

/** Keeps a core busy while `work` runs: a thread that spins, and never yields. */
export async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  const worker = new Worker('for (;;);', { eval: true, execArgv: [] });
  try {
    return await work();
  } finally {
    await worker.terminate();
  }
}
