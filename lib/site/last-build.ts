import { existsSync } from 'node:fs';
import { type Traces, tracesOf } from './inputs.ts';
import { readKept, writeKept } from './kept.ts';

type Build = { key: string; out: string; count: number; files: Traces };

/** How many pages the last build has written, when it was this one and its folder is untouched. */
export function countOfSame(cache: URL, key: string, out: URL): number | null {
  const last = readKept(fileIn(cache)) as Build | null;
  if (last?.key !== key || last.out !== out.href || !existsSync(out)) return null;
  return JSON.stringify(tracesOf(out)) === JSON.stringify(last.files) ? last.count : null;
}

export function keepBuild(cache: URL, key: string, out: URL, count: number): void {
  writeKept(fileIn(cache), { key, out: out.href, count, files: tracesOf(out) } satisfies Build);
}

const fileIn = (cache: URL): URL => new URL('last-build.json', cache);
