import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../lib/site/build.ts';
import { lessons } from './fixture.ts';
import { filesOf, siteFolder } from './pages.ts';

const folder = siteFolder();
let files: Map<string, string>;

beforeAll(async () => {
  await buildSite({ out: folder.url, lessons });
  files = filesOf(folder.url);
});
afterAll(() => folder[Symbol.dispose]());

test('a second build is the same to the byte, in the same folder or another', async () => {
  using other = siteFolder();
  await buildSite({ out: other.url, lessons });
  expect(filesOf(other.url)).toEqual(files);
  writeFileSync(new URL('en/gone.html', other.url), 'a page of a lesson that is no more');
  await buildSite({ out: other.url, lessons });
  expect(filesOf(other.url)).toEqual(files);
});

test('what is for the instructor is nowhere', () => {
  for (const [path, text] of files) expect(text, path).not.toContain('SECRET');
});

test('style and script stay small', () => {
  const size = (path: string): number => gzipSync(files.get(path) ?? '', { level: 9 }).length;
  expect(size('assets/site.css')).toBeLessThanOrEqual(6 * 1024);
  expect(size('assets/site.js')).toBeLessThanOrEqual(4 * 1024);
});

test('a fault in a lesson stops the build before anything is written', async () => {
  using broken = siteFolder();
  using other = siteFolder();
  cpSync(lessons, broken.url, { recursive: true });
  appendFileSync(new URL('02-refusal/fr.md', broken.url), '\n::: run\n');
  const build = buildSite({ out: other.url, lessons: broken.url });
  await expect(build).rejects.toThrow('lessons/02-refusal/fr.md:13: run-empty {}');
  expect(filesOf(other.url).size).toBe(0);
});
