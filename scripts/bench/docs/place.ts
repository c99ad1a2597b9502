import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { repository } from '../../../lib/course/catalogue.ts';
import { writeLessons } from './corpus.ts';
import { run } from './process.ts';

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

export type Built = { ms: number; megabytes: number };

/** A build in a fresh process. When cold, the folder is empty and nothing is cached. */
export async function build(place: Place, cold: boolean): Promise<Built> {
  const [out, cache] = [join(place.folder, 'site'), join(place.folder, 'cache')];
  if (cold) for (const folder of [out, cache]) rmSync(folder, { recursive: true, force: true });
  const program = fileURLToPath(new URL('build-once.ts', import.meta.url));
  const args = ['--import', 'tsx', program, fileURLToPath(place.lessons), out, cache];
  const { ms, out: said } = await run({ args, cwd: fileURLToPath(repository) });
  return { ms, megabytes: Number(said) / 1024 };
}

/** Node and tsx alone: what no build can do without. */
export async function runNothing(): Promise<number> {
  const args = ['--import', 'tsx', '-e', '0'];
  return (await run({ args, cwd: fileURLToPath(repository) })).ms;
}
