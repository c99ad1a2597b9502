import {
  lstatSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../sockets/errors.ts';

/** Milliseconds to wait for another process; its work takes only a few. */
const patience = 2_000;
/** Milliseconds after which a lock counts as abandoned, whoever made it. */
const stale = 5_000;

/**
 * Does something while no other process does, as far as `file` can be made: nobody has to wait for
 * long for a lock that cannot be had. `left` is told the process id of a holder that has died.
 */
export function locked<T>(file: URL, left: (pid: number) => void, work: () => T): T {
  const path = fileURLToPath(file);
  const held = take(path, left);
  try {
    return work();
  } finally {
    if (held) rmSync(path, { force: true });
  }
}

/**
 * Takes a lock for as long as this process lives, or until what is returned is called. Where another
 * process has it, returns that one's id; one that has died has it no longer.
 */
export function hold(file: URL): (() => void) | number {
  const path = fileURLToPath(file);
  for (;;) {
    if (make(path, process.pid) !== null) return () => rmSync(path, { force: true });
    const holder = holderOf(path);
    if (holder !== null && holder > 0 && isAlive(holder)) return holder;
    if (holder !== null) remove(path, holder);
  }
}

/** The process that holds a lock, if any does. */
export function heldBy(file: URL): number | null {
  const holder = holderOf(fileURLToPath(file));
  return holder !== null && holder > 0 && isAlive(holder) ? holder : null;
}

function take(path: string, left: (pid: number) => void): boolean {
  const end = Date.now() + patience;
  do {
    const made = make(path, process.pid);
    if (made !== null) return made;
    const holder = holderOf(path);
    if (holder === null || !isLeft(path, holder)) pause(1 + Math.random() * 5);
    else if (remove(path, holder)) left(holder);
  } while (Date.now() < end);
  return false;
}

/**
 * A link that leads nowhere but to the holder's number is there whole or not at all, even when its
 * maker is killed; a file, where there are no links. Null when somebody has it; false when it
 * cannot be made.
 */
function make(path: string, pid: number): boolean | null {
  try {
    symlinkSync(String(pid), path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null;
  }
  try {
    writeFileSync(path, String(pid), { flag: 'wx' });
    return true;
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? null : false;
  }
}

/** Null when nobody holds it anymore. */
function holderOf(path: string): number | null {
  const text = textOf(() => readlinkSync(path)) ?? textOf(() => readFileSync(path, 'utf8'));
  return text === null ? null : Number(text);
}

/** Null if it is of the other kind, or gone. */
function textOf(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function isLeft(path: string, holder: number): boolean {
  const made = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Date.now() - made > stale || (holder > 0 && !isAlive(holder));
}

/** Removes an abandoned lock; by now, another process may have done so and hold it. */
function remove(path: string, holder: number): boolean {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const whose = holderOf(aside);
  rmSync(aside, { force: true });
  if (whose === holder) return true;
  if (whose !== null) make(path, whose);
  return false;
}

/** Whether a process exists; one that belongs to another user counts, too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Waits without letting anything else in this process run. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
