import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is known of processes here is Linux's. */
export const hasProc = existsSync('/proc/self/task');

/** The processes that one has started, and those that they have. */
export function childrenOf(pid: number | 'self'): number[] {
  const own = readdirSync(`/proc/${pid}/task`)
    .flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    .map(Number);
  return own.flatMap((child) => [
    child,
    ...(existsSync(`/proc/${child}`) ? childrenOf(child) : []),
  ]);
}

/** What a process was started with; empty once it is no more. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** How many sockets this process holds: where it listens, and connections. */
export function socketCount(): number {
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // The one that the folder was read with.
      return '';
    }
  });
  return links.filter((link) => link.startsWith('socket:')).length;
}

/** Bytes in use, without what is only waiting to be collected. */
export function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}
