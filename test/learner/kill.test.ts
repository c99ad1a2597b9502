import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as moment } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { localesFolder } from '../../lib/base/i18n.ts';
import { Journal } from '../../lib/learner/journal.ts';
import { exerciseIn } from '../../lib/learner/progress.ts';
import { emptyFolder } from '../empty-folder.ts';

const windows = process.platform === 'win32';
if (windows) console.warn('No kill -9 here: that progress survives it is not tested.');

/** That many threads start sooner without tsx: its own compiler makes one file of the loop. */
async function bundled(folder: string): Promise<string> {
  const { build } = createRequire(import.meta.resolve('tsx'))('esbuild');
  const loop = fileURLToPath(new URL('check-loop.ts', import.meta.url));
  const outfile = join(folder, 'lib/base/loop.mjs');
  await build({ entryPoints: [loop], outfile, bundle: true, platform: 'node', format: 'esm' });
  // The words are looked for from where the code is.
  cpSync(localesFolder, join(folder, 'locales'), { recursive: true });
  return outfile;
}

/** Starts loops; `kept` counts what each said was kept. */
function loops(file: string, times: number, folders: readonly string[], kept: number[]) {
  const args = [file, String(times), ...folders];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const silent = new Set(folders.keys());
  let allSpeak = (): void => {};
  const speaking = new Promise<void>((resolve) => {
    allSpeak = resolve;
  });
  child.stdout.on('data', (bytes: Buffer) => {
    for (const number of bytes) {
      kept[number] = (kept[number] ?? 0) + 1;
      silent.delete(number);
    }
    if (silent.size === 0) allSpeak();
  });
  return { child, speaking, closed: once(child, 'close') };
}

const attemptsIn = (folder: string): number =>
  exerciseIn(new Journal(pathToFileURL(`${folder}/`)).read(), '01-a/b').attempts;

/** Kills twenty loops at once, again and again. */
async function killLoops(times: number): Promise<void> {
  const file = await bundled(emptyFolder());
  const folders = Array.from({ length: 20 }, () => emptyFolder());
  const kept: number[] = [];
  for (let kills = 1; kills <= times; kills += 1) {
    const { child, speaking, closed } = loops(file, Number.POSITIVE_INFINITY, folders, kept);
    await speaking;
    await moment(Math.random() * 10);
    child.kill('SIGKILL');
    expect(await closed).toEqual([null, 'SIGKILL']);
    for (const [number, folder] of folders.entries()) {
      const said = kept[number] ?? 0;
      // What was written last may not have been reported anymore.
      expect(attemptsIn(folder)).toBeGreaterThanOrEqual(said);
      expect(attemptsIn(folder)).toBeLessThanOrEqual(said + kills);
    }
  }
  const names = folders.flatMap((folder) => readdirSync(folder));
  expect(names.filter((name) => name.includes('damaged'))).toEqual([]);
}

test.skipIf(windows)('check loops killed at 20 moments lose and harm nothing', () => killLoops(1));

test.skipIf(windows)('and at 200', { tags: 'long' }, () => killLoops(10));

test('loops that share a file lose nothing of each other', async () => {
  const file = await bundled(emptyFolder());
  const folder = emptyFolder();
  const both = [loops(file, 40, [folder], []), loops(file, 40, [folder], [])];
  for (const { closed } of both) expect(await closed).toEqual([0, null]);
  expect(attemptsIn(folder)).toBe(80);
});
