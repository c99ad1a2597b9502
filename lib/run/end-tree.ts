import { type ChildProcess, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills a child and whatever it started. What has left the child's process group is found on Linux
 * alone, and only while the child lives; on Windows, what is still its descendant.
 */
export function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const alive = child.exitCode === null && child.signalCode === null;
  if (process.platform === 'win32') {
    if (alive) {
      spawnSync('taskkill', ['/PID', String(child.pid), '/T', '/F'], { windowsHide: true });
    }
    return;
  }
  const strays = alive ? descendants(child.pid) : [];
  for (const pid of [-child.pid, ...strays]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has already ended, or the group is empty.
    }
  }
}

function descendants(pid: number): number[] {
  const children = threads(pid).flatMap((thread) => {
    try {
      const text = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8');
      return text.split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  });
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function threads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
