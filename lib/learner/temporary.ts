import { readdirSync, rmSync } from 'node:fs';
import { codeOf } from '../sockets/errors.ts';

let count = 0;

/**
 * A name in `work/` for what is there only while this process needs it. What a process that was
 * killed has left there is removed first.
 */
export function temporaryName(work: URL, kind: 'given' | 'types' | 'save'): string {
  for (const name of readdirSync(work)) {
    const [, pid] = /^\.(?:given|types|save)-(\d+)\b/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    rmSync(new URL(name, work), { recursive: true, force: true });
  }
  count += 1;
  return `.${kind}-${process.pid}-${count}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
