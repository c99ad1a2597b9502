import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { UserError } from '../../lib/base/user-error.ts';
import type { Npm } from '../../lib/workshop/bundle/packages.ts';

const { npm } = createRequire(import.meta.url)('../start/npm.cjs') as {
  npm: (args: readonly string[]) => [file: string, args: string[], options: { shell: boolean }];
};

/** Runs npm in a folder until it ends, or until it is no longer wanted. */
export function npmIn(cwd: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Npm {
  return async (given) => {
    const [file, args, options] = npm(given);
    const around = { ...options, cwd, env, signal, maxBuffer: 2 ** 28 };
    try {
      return (await promisify(execFile)(file, args, around)).stdout;
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new UserError('npm-failed', { reason: reasonOf(error) }, 1);
    }
  };
}

/** The first line in which npm says more than a code. */
function reasonOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  const lines = said.split(/\r?\n/).map((line) => line.replace(/^npm (error|ERR!) ?/, ''));
  return lines.find((line) => line !== '' && !line.startsWith('code ')) ?? '';
}
