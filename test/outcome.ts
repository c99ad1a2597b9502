import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { Io } from '../scripts/command/io.ts';

export type Outcome = { code: number | null; out: string; err: string };

/**
 * Runs a command in this process, as for a person without a terminal, with `input` on its standard
 * input; collects what it prints.
 */
export async function inProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  run: (io: Io) => Promise<number>,
  input = '',
): Promise<Outcome> {
  const printed = { out: '', err: '' };
  const printTo =
    (stream: keyof typeof printed) =>
    (...lines: readonly string[]): void => {
      printed[stream] += lines.map((line) => `${line}\n`).join('');
    };
  const code = await run({
    args,
    env,
    stdin: Readable.from([input]),
    stdout: { isTTY: false, columns: 0, rows: 0 },
    print: printTo('out'),
    pass: () => {},
    warn: printTo('err'),
  });
  return { code, ...printed };
}

/** What a process prints until it ends, and its exit code. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}
