import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * The day of each file's last commit, `2025-06-03`, by its path in the folder after a
 * prefix. Empty without git, or without the whole history: a shallow copy would give every file
 * the same day.
 */
export function lastChanges(folder: URL, prefix: string): Map<string, string> {
  const cwd = fileURLToPath(folder);
  if (git(cwd, ['rev-parse', '--is-shallow-repository']).trim() !== 'false') return new Map();
  const log = ['log', '--format=@%cs', '--name-only', '--no-renames', '--relative', '--', '.'];
  const days = new Map<string, string>();
  let day = '';
  for (const line of git(cwd, ['-c', 'core.quotePath=false', ...log]).split('\n')) {
    if (line.startsWith('@')) day = line.slice(1);
    else if (line !== '' && !days.has(prefix + line)) days.set(prefix + line, day);
  }
  return days;
}

function git(cwd: string, args: string[]): string {
  const options = { cwd, encoding: 'utf8', windowsHide: true, maxBuffer: 2 ** 28 } as const;
  const { status, stdout } = spawnSync('git', args, options);
  return status === 0 ? stdout : '';
}
