import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Outcome = { code: number | null; out: string; err: string };

/** Runs one of the repository's scripts as npm does, and waits for its end. */
export function command(
  script: string,
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): Promise<Outcome> {
  const file = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outcome: Outcome = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    outcome.err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...outcome, code }));
  });
}
