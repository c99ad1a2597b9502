import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ended } from '../outcome.ts';
import { commandLine } from './lesson-command.ts';

// A network of its own, in which not even the loopback interface is up: no ::1, and no way to
// 127.0.0.1.
const apart = ['--map-root-user', '--net'];
const hasUnshare = spawnSync('unshare', [...apart, 'true']).status === 0;

function alone(...args: string[]) {
  const { file, args: words, cwd, env } = commandLine(args, { real: true });
  const child = spawn('unshare', [...apart, file, ...words], { cwd, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return ended(child);
}

describe.skipIf(!hasUnshare)('without a network', { tags: 'long' }, () => {
  test('a lesson’s runs go on past what this machine cannot do, and say so', async () => {
    const { code, out, err } = await alone('run', '1');
    expect(out).toMatch(/\((\d+) of \1\)/);
    expect(err).toContain('Not shown: dual-stack needs ::1, where no program can listen');
    // Others need a connection.
    expect(code).toBe(1);
  });

  test('one that is asked for by name is refused in one line', async () => {
    const { code, out, err } = await alone('run', '1', 'dual-stack', '--lang', 'fr');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Non montré\u202f: pour dual-stack, il faut ::1, .+\n$/);
  });

  test('no program is judged, and doctor says why', async () => {
    const solution = '../../lessons/03-async-server/exercises/echo/solution.net.ts';
    const file = fileURLToPath(new URL(solution, import.meta.url));
    const checked = await alone('check', '3/echo', '--file', file);
    expect(checked.code).toBe(1);
    expect(checked.err).toContain('No route leads to 127.0.0.1 on this machine (ENETUNREACH)');
    const { code, out } = await alone('doctor');
    expect(code).toBe(1);
    expect(out).toContain('no route leads to 127.0.0.1 (ENETUNREACH): the loopback interface is');
  });
});
