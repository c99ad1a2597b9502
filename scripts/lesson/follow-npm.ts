import { readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const often = 500;

/**
 * Calls `gone` when npm, which started this process, has ended without a signal to us: after
 * `kill -9`. Returns what stops the looking. Windows does not tell.
 */
export function followNpm(gone: () => void, env = process.env): () => void {
  if (env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => {};
  const parents = parentsOf();
  const timer = setInterval(() => {
    if (parentsOf().join() === parents.join()) return;
    clearInterval(timer);
    gone();
  }, often);
  timer.unref();
  return () => clearInterval(timer);
}

/** Our parent; where that is the shell that npm runs its script in, and waits for us, its parent too. */
function parentsOf(): number[] {
  const { ppid } = process;
  try {
    const [, name = '', parent = ''] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${ppid}/stat`, 'utf8')) ?? [];
    return /^(a|ba|da)?sh$/.test(name) ? [ppid, Number(parent)] : [ppid];
  } catch {
    // Only Linux says it here; where a shell is replaced by its last command, there is none to ask.
    return [ppid];
  }
}
