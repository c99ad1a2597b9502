import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { codeOf } from '../errors.ts';

/** Milliseconds to wait for another process; what it does takes a few. */
const patience = 2_000;
/** Milliseconds after which a lock was left behind, whoever's it is. */
const stale = 5_000;

/**
 * Does something while no other process does, as far as `file` can be made: nobody who studies has
 * to wait for a lock that cannot be had. `left` is told the process id of a holder that has died.
 */
export function locked<T>(file: URL, left: (pid: number) => void, work: () => T): T {
  const held = take(file, left);
  try {
    return work();
  } finally {
    if (held) rmSync(file, { force: true });
  }
}

function take(file: URL, left: (pid: number) => void): boolean {
  const end = Date.now() + patience;
  do {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'EPERM') return false;
    }
    const holder = leftBehind(file);
    if (holder === null) pause(2 + Math.random() * 8);
    else {
      left(holder);
      rmSync(file, { force: true });
    }
  } while (Date.now() < end);
  return false;
}

/** The holder of a lock that nobody will take away any more. */
function leftBehind(file: URL): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const old = Date.now() - statSync(file).mtimeMs > stale;
    return old || (pid > 0 && !isAlive(pid)) ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Waits without giving way to anything else in this process. */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
