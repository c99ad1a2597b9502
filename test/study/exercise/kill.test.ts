import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as moment } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseProgress } from '../../../lib/study/progress.ts';
import { emptyFolder } from '../lesson-command.ts';

const windows = process.platform === 'win32';
if (windows) console.warn('No kill -9 here: that progress survives it is not tested.');

/** Two hundred processes start sooner without tsx: its own compiler makes one file of the loop. */
async function bundled(folder: string): Promise<string> {
  const { build } = createRequire(import.meta.resolve('tsx'))('esbuild');
  const loop = fileURLToPath(new URL('../fixtures/check-loop.ts', import.meta.url));
  const outfile = join(folder, 'loop.mjs');
  await build({ entryPoints: [loop], outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}

/** Lets a loop remember verdicts, kills it at a random moment; gives how many it said were kept. */
async function killed(loop: string, work: string): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [loop, work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let kept = 0;
  child.stdout?.on('data', (dots: Buffer) => {
    kept += dots.length;
  });
  const closed = once(child, 'close');
  if (child.stdout) await once(child.stdout, 'data');
  await moment(Math.random() * 12);
  child.kill('SIGKILL');
  const [, signal] = await closed;
  expect(signal).toBe('SIGKILL');
  return kept;
}

test.skipIf(windows)(
  'killed at 200 random moments, a check loop loses and harms nothing',
  async () => {
    const work = emptyFolder();
    const loop = await bundled(emptyFolder());
    const text = (): string => readFileSync(join(work, 'progress.json'), 'utf8');
    let kept = 0;
    const slots = Array.from({ length: 4 }, async () => {
      for (let at = 0; at < 50; at += 1) {
        kept += await killed(loop, work);
        expect(parseProgress(text())).not.toBeNull();
      }
    });
    await Promise.all(slots);
    const attempts = parseProgress(text())?.exercises?.['01-a/b']?.attempts ?? 0;
    // What was written may not have been said any more.
    expect(attempts).toBeGreaterThanOrEqual(kept);
    expect(attempts).toBeLessThanOrEqual(kept + 200);
    const names = readdirSync(work).filter((name) => name.startsWith('progress.damaged'));
    expect(names).toEqual([]);
    // As long as 200 processes take where nothing else runs, ten times over.
  },
  60_000,
);
