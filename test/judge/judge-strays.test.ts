import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

// In a process of its own: vitest counts every unhandled rejection.
function strays(reason: string) {
  const script = `
    import { mkdtempSync, writeFileSync } from 'node:fs';
    import { tmpdir } from 'node:os';
    import { join } from 'node:path';
    import { pathToFileURL } from 'node:url';
    import { judge } from './lib/judge/judge.ts';
    import { VerdictError } from './lib/judge/verdict.ts';
    const folder = mkdtempSync(join(tmpdir(), 'strays-'));
    const check = join(folder, 'check.mjs');
    writeFileSync(check, 'export default async () => { void globalThis.stray(); };');
    globalThis.stray = async () => { throw ${reason}; };
    const url = pathToFileURL(check);
    const { verdict } = await judge({ exercise: 'x/y', check: url, file: url });
    console.log(verdict.id);
  `;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout };
}

test('a conversation that fails after the verdict does not matter', () => {
  expect(strays("new VerdictError('ended')")).toEqual({ status: 0, stdout: 'passed\n' });
});

test('any other mistake that nobody handles is fatal', () => {
  expect(strays("new Error('of the check')").status).not.toBe(0);
});
