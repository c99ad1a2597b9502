import { execFile } from 'node:child_process';

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs plain JavaScript (an ES module) in a process of its own, which may well die of it. */
export function runChild(program: string, limit = ''): Promise<Outcome> {
  const node = [process.execPath, '--input-type=module', '--eval', program];
  const [file = '', ...args] = limit ? ['sh', '-c', `${limit} && exec "$@"`, 'sh', ...node] : node;
  return new Promise((resolve) => {
    const child = execFile(file, args, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
