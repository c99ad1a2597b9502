import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type Program = { args: string[]; cwd: string };

/** Runs Node in a fresh process: how long it took, and what it printed. Throws when it fails. */
export async function run({ args, cwd }: Program): Promise<{ ms: number; out: string }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = (): boolean => child.kill();
  process.once('exit', end);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  process.off('exit', end);
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${err || out}`);
  return { ms: performance.now() - started, out };
}

/** Runs programs in turns, so that a busy minute troubles all of them. The times of each. */
export async function inTurns(
  programs: readonly (() => Promise<number>)[],
  rounds: number,
): Promise<number[][]> {
  const times = programs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, program] of programs.entries()) times[index]?.push(await program());
  }
  return times;
}
