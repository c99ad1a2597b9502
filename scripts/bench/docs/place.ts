import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { repository } from '../../../lib/course/catalogue.ts';
import { writeLessons } from './corpus.ts';
import { type Measured, run } from './process.ts';

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
