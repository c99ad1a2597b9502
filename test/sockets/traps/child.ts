import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { ended, type Outcome } from '../../outcome.ts';

const FLAGS = ['--input-type=module', '--eval'];

/** Runs plain JavaScript (an ES module) in a process of its own, which may well die of it. */
export const runChild = (program: string, ...flags: string[]): Promise<Outcome> =>
  ended(spawn(process.execPath, [...flags, ...FLAGS, program]));

/** The same, to talk with through stdin and stdout; if need be under a limit of the shell (`ulimit -n 50`). */
export function startChild(program: string, limit?: string) {
  const node = [process.execPath, ...FLAGS, program];
  const shell = ['sh', '-c', `${limit} && exec "$@"`, 'sh'];
  const [command = '', ...args] = limit ? [...shell, ...node] : node;
  const child: ChildProcess = execFile(command, args);
  onTestFinished(() => void child.kill());
  if (!child.stdout) throw new Error('no stdout');
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    line: async (): Promise<string> => (await output.next()).value,
    endInput: () => child.stdin?.end(),
  };
}
