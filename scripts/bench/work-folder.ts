import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { repository } from '../../lib/course/catalogue.ts';

/** A folder for programs, in `work/`: there they find `#sockets`. It is gone afterward. */
export async function inWorkFolder<T>(use: (work: URL) => Promise<T>): Promise<T> {
  const work = fileURLToPath(new URL('work/', repository));
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(`${work}.bench-`);
  try {
    return await use(pathToFileURL(`${folder}/`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Ctrl-C ends work that takes hours, and what has been found by then is reported. */
export async function untilCtrlC<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  try {
    return await work(stopping.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}

/** For the person who waits minutes; not when output is piped. */
export function progress(name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${name}…\n`);
}
