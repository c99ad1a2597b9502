import { spawnSync } from 'node:child_process';

const tool = 'taskset';

/** The side that is measured has a processor of its own, and the other side another. */
export type Processor = 0 | 1;

/**
 * The command that runs Node on one processor: `taskset` where there is one, as on most Linux. On a
 * shared processor each write would hand it over to the other side, to some variants' cost more than
 * to others'.
 */
export function nodeOn(processor: Processor): { execPath: string; execArgv: string[] } {
  if (!canChoose) return { execPath: process.execPath, execArgv: [] };
  return { execPath: tool, execArgv: ['-c', String(processor), process.execPath] };
}

const canChoose = [0, 1].every(
  (processor) => spawnSync(tool, ['-c', String(processor), 'true']).status === 0,
);
