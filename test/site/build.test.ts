import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../lib/site/build.ts';
import { lessons } from './fixture.ts';
import { filesOf, siteFolder } from './pages.ts';

const folder = siteFolder();
let files: Map<string, string>;

beforeAll(async () => {
  await buildSite({ out: folder, lessons });
  files = filesOf(folder);
});

test('a second build is the same to the byte, in the same folder or another', async () => {
  const other = siteFolder();
  await buildSite({ out: other, lessons });
  expect(filesOf(other)).toEqual(files);
  writeFileSync(new URL('en/gone.html', other), 'a page of a lesson that is no more');
  await buildSite({ out: other, lessons });
  expect(filesOf(other)).toEqual(files);
});

test('what is for the instructor is nowhere', () => {
  for (const [path, text] of files) expect(text, path).not.toContain('SECRET');
});

test('style and script stay small', () => {
  const size = (path: string): number => gzipSync(files.get(path) ?? '', { level: 9 }).length;
  const [first = ''] = /(?<=<style>).*?(?=<\/style>)/s.exec(files.get('en/index.html') ?? '') ?? [];
  const inPage = gzipSync(first, { level: 9 }).length;
  expect(inPage).toBeLessThanOrEqual(3.25 * 1024);
  expect(size('assets/site.css') + inPage).toBeLessThanOrEqual(7 * 1024);
  expect(size('assets/site.js')).toBeLessThanOrEqual(4 * 1024);
});

test('a fault in a lesson stops the build before anything is written', async () => {
  const broken = siteFolder();
  const other = siteFolder();
  cpSync(lessons, broken, { recursive: true });
  appendFileSync(new URL('02-refusal/fr.md', broken), '\n::: run\n');
  const build = buildSite({ out: other, lessons: broken });
  await expect(build).rejects.toThrow('lessons/02-refusal/fr.md:13: run-empty {}');
  expect(filesOf(other).size).toBe(0);
});
