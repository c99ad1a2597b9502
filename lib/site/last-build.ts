import { existsSync } from 'node:fs';
import { readKept, writeKept } from '../base/cache-file.ts';
import type { Traces } from './inputs.ts';
import { filesOfSite } from './out-folder.ts';

/** How many pages a build has drawn, and the files it has written. */
export type Built = { count: number; files: Traces };
type Build = Built & { key: string; out: string };

/** How many pages the last build wrote, if it was this one and its folder is untouched. */
export function countOfSame(cache: URL, key: string, out: URL): number | null {
  const last = readKept(fileIn(cache)) as Build | null;
  if (last?.key !== key || last.out !== out.href || !existsSync(out)) return null;
  return JSON.stringify(filesOfSite(out)) === JSON.stringify(last.files) ? last.count : null;
}

/** What is kept is what this build wrote, whatever is in the folder by now. */
export function keepBuild(cache: URL, key: string, out: URL, built: Built): void {
  writeKept(fileIn(cache), { key, out: out.href, ...built } satisfies Build);
}

const fileIn = (cache: URL): URL => new URL('last-build.json', cache);
