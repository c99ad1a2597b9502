import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from '../../lib/course/catalogue.ts';
import type { Row } from './rows.ts';

const rounds = 15;

/**
 * `npm run lesson -- list` beside an empty TypeScript file under the same npm and tsx, taking
 * turns: the median of each, and their ratio. Goal: 1.5 at most.
 */
export function benchStartUp(): Row[] {
  const empty = emptyProject();
  try {
    const commands = [
      { name: 'empty', run: () => npm(empty, ['run', '-s', 'empty']) },
      { name: 'empty again (A/A)', run: () => npm(empty, ['run', '-s', 'empty']) },
      {
        name: 'lesson -- list',
        run: () => npm(fileURLToPath(repository), ['run', '-s', 'lesson', '--', 'list']),
      },
    ];
    for (const { run } of commands) run();
    const times = commands.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, { run }] of commands.entries()) times[index]?.push(run());
    }
    const medians = times.map(median);
    const base = medians[0] ?? Number.NaN;
    return commands.map(({ name }, index) => {
      const ms = medians[index] ?? Number.NaN;
      return { name, ratio: ms / base, ms };
    });
  } finally {
    rmSync(empty, { recursive: true });
  }
}

function emptyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-bench-'));
  const tsx = import.meta.resolve('tsx');
  const scripts = { empty: `node --import ${tsx} empty.ts` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts }));
  writeFileSync(join(folder, 'empty.ts'), 'export {};\n');
  return folder;
}

/** Milliseconds that an npm command takes. npm itself is started without a shell. */
function npm(cwd: string, args: string[]): number {
  const script = process.env.npm_execpath;
  if (!script) throw new Error('start this with npm run bench');
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
