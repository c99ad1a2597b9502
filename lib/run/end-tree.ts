import { type ChildProcess, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Names a tree of processes in the environment of each, which children inherit. */
export const treeVariable = 'WORKBOOK_TREE';

const trees = new WeakMap<ChildProcess, string>();

export function nameTree(child: ChildProcess, tree: string): void {
  trees.set(child, tree);
}

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
  for (const pid of [-child.pid, ...strays]) kill(pid);
}

/**
 * Kills what a child that is over has left behind in other process groups, even if what started it is
 * over as well: on Linux and macOS, where a system shows the environment of processes.
 */
export function endStrays(child: ChildProcess): void {
  const tree = trees.get(child);
  if (tree === undefined) return;
  const mark = `${treeVariable}=${tree}`;
  // One that is about to start another may be found only with it.
  for (let tries = 0; tries < 10; tries += 1) {
    const strays = marked(mark);
    if (strays.length === 0) return;
    for (const pid of strays) kill(pid);
  }
}

/** The processes of a child's tree that are alive: on Linux. */
export function treeOf(child: ChildProcess): number[] {
  if (process.platform !== 'linux' || child.pid === undefined) return [];
  const tree = trees.get(child);
  const strays = tree === undefined ? [] : marked(`${treeVariable}=${tree}`);
  return [...new Set([child.pid, ...descendants(child.pid), ...strays])];
}

function marked(mark: string): number[] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
    return pids.filter((pid) => environment(pid).includes(mark));
  }
  if (process.platform !== 'darwin') return [];
  const args = ['-A', '-E', '-ww', '-o', 'pid=,command='];
  const { stdout } = spawnSync('ps', args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const lines = (stdout ?? '').split('\n').filter((line) => line.includes(mark));
  return lines.map((line) => Number.parseInt(line, 10));
}

function environment(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    // It is not ours, or it has just ended.
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has already ended, or the group is empty.
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
