import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { repository } from '../../lib/course/catalogue.ts';
import type { Row } from './rows.ts';

const rounds = 60;
/** Milliseconds in which a key should be answered. */
const goal = 30;
/** What ends each screen that is drawn. */
const drawn = '\x1b[?2026l';

/**
 * How soon the reader answers a key, from the first page on: the median and the slowest, while it
 * turns pages there and back. The ratio is to the goal. It needs the `script` of Linux.
 */
export async function benchKeys(): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  const reader = spawn(
    'script',
    ['-qfc', `${process.execPath} scripts/start.cjs lesson read 1`, '/dev/null'],
    { cwd: fileURLToPath(repository), env: { ...process.env, TERM: 'xterm-256color' } },
  );
  try {
    await answer(reader);
    const times: number[] = [];
    // There and back, over text and code, so that every screen is drawn for the first time once.
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      reader.stdin.write(round < rounds / 2 ? ' ' : 'b');
      await answer(reader);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const row = (name: string, ms = Number.NaN): Row => ({ name, ratio: ms / goal, ms });
    return [
      row('a key in the reader', times[Math.floor(times.length / 2)]),
      row('the slowest key', times.at(-1)),
    ];
  } finally {
    reader.kill();
  }
}

/** Waits until a screen has been drawn. */
async function answer({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error('it has no output');
  for (;;) {
    const [part] = (await once(stdout, 'data')) as [Buffer];
    if (part.includes(drawn)) return;
  }
}
