import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { repository } from '../../../lib/course/catalogue.ts';
import { writeLessons } from './corpus.ts';

export type Program = { args: string[]; cwd: string };

export type Measured = { ms: number; megabytes: number };

/** Reports a process's peak memory, in kilobytes, on its fourth stream as it ends. */
const reportMemory = `data:text/javascript,import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

/** Runs Node in a fresh process: how long it took, and how much memory. Throws when it fails. */
export async function run({ args, cwd }: Program): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', reportMemory, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const end = (): boolean => child.kill();
  process.once('exit', end);
  const said = ['', '', '', ''];
  for (const [index, stream] of child.stdio.entries()) {
    stream?.on('data', (text: Buffer) => {
      said[index] += text.toString();
    });
  }
  const [code] = await once(child, 'close');
  process.off('exit', end);
  const [, out, err, memory] = said;
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${err || out}`);
  return { ms: performance.now() - started, megabytes: Number(memory) / 1024 };
}

/** Runs programs in turns, so that a busy minute troubles all of them. What each took. */
export async function inTurns(
  programs: readonly (() => Promise<Measured>)[],
  rounds: number,
): Promise<Measured[][]> {
  const measured = programs.map((): Measured[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, program] of programs.entries()) measured[index]?.push(await program());
  }
  return measured;
}

/** A course of so many pages, and where it is built. Everything is in one folder of its own. */
export type Place = { pages: number; folder: string; lessons: URL; [Symbol.dispose]: () => void };

/** In a folder that is gone after use, or when the process ends. */
export function makePlace(pages: number): Place {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-docs-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  mkdirSync(join(folder, 'lessons'));
  const lessons = pathToFileURL(`${join(folder, 'lessons')}/`);
  writeLessons(lessons, pages);
  return {
    ...{ pages, folder, lessons },
    [Symbol.dispose]: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

/** A build in a fresh process, into an empty folder. */
export function build({ folder, lessons }: Place): Promise<Measured> {
  const out = join(folder, 'site');
  rmSync(out, { recursive: true, force: true });
  const program = fileURLToPath(new URL('build-once.ts', import.meta.url));
  const args = ['--import', 'tsx', program, fileURLToPath(lessons), out];
  return run({ args, cwd: fileURLToPath(repository) });
}
