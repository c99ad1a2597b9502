import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../lib/site/build.ts';
import { lessons } from './fixture.ts';
import { addressesOf, filesOf, idsOf, siteFolder } from './pages.ts';

const folder = siteFolder();
let files: Map<string, string>;
let pages: [string, string][];

beforeAll(async () => {
  await buildSite({ out: folder.url, base: null, lessons });
  files = filesOf(folder.url);
  pages = [...files].filter(([path]) => path.endsWith('.html'));
});
afterAll(() => folder[Symbol.dispose]());

test('there are a page for each language, lesson and program, the guide, and the assets', () => {
  expect([...files.keys()].filter((path) => !path.startsWith('fr/'))).toEqual([
    '.socket-workbook',
    '404.html',
    'assets/favicon.svg',
    'assets/find.js',
    'assets/missing.js',
    'assets/notes.css',
    'assets/notes.js',
    'assets/reference.css',
    'assets/reveal/LICENSE',
    'assets/reveal/reveal.js',
    'assets/search.css',
    'assets/search.js',
    'assets/site.css',
    'assets/site.js',
    'assets/slides.css',
    'assets/slides.js',
    'assets/wire.js',
    'both/echo/index.html',
    'both/refusal/index.html',
    'en/404.html',
    'en/about/index.html',
    'en/dotnet/index.html',
    'en/echo/exercises/upper/index.html',
    'en/echo/exercises/upper/solution.html',
    'en/echo/index.html',
    'en/echo/programs/echo-client.html',
    'en/echo/programs/echo-server.html',
    'en/echo/programs/many-writes.html',
    'en/echo/slides/index.html',
    'en/glossary/index.html',
    'en/index.html',
    'en/kit/index.html',
    'en/programs/index.html',
    'en/refusal/index.html',
    'en/refusal/programs/refused.html',
    'en/refusal/programs/silent.html',
    'en/refusal/slides/index.html',
    'en/run/index.html',
    'en/search/index.html',
    'files/01-echo.zip',
    'files/02-refusal.zip',
    'index.html',
  ]);
});

test('a second build is the same to the byte, in the same folder or another', async () => {
  using other = siteFolder();
  await buildSite({ out: other.url, base: null, lessons });
  expect(filesOf(other.url)).toEqual(files);
  writeFileSync(new URL('en/gone.html', other.url), 'a page of a lesson that is no more');
  await buildSite({ out: other.url, base: null, lessons });
  expect(filesOf(other.url)).toEqual(files);
});

test('a folder with something else in it is left alone', async () => {
  using other = siteFolder();
  writeFileSync(new URL('letter.txt', other.url), 'Dear reader');
  await expect(buildSite({ out: other.url, base: null, lessons })).rejects.toThrow('out-not-site');
  expect(filesOf(other.url)).toEqual(new Map([['letter.txt', 'Dear reader']]));
});

test('both languages have the same ids', () => {
  for (const [path, page] of pages.filter(([path]) => path.startsWith('en/'))) {
    const twin = files.get(path.replace('en/', 'fr/')) ?? '';
    expect(idsOf(twin), path).toEqual(idsOf(page));
    expect(new Set(idsOf(page)).size, path).toBe(idsOf(page).length);
  }
});

test('every link, anchor and asset of the site is there', () => {
  for (const [path, page] of pages) {
    for (const address of addressesOf(page).filter((address) => !/^https?:/.test(address))) {
      const [file = '', anchor] = address.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      const text = files.get(target);
      expect(text, `${path}: ${address}`).toBeDefined();
      if (anchor !== undefined) expect(idsOf(text ?? ''), `${path}: ${address}`).toContain(anchor);
      if (anchor !== undefined || file.endsWith('.html')) expect(target).toMatch(/\.html$/);
    }
  }
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended'],
    rules: { 'no-inline-style': 'error' },
  });
  const found: string[] = [];
  for (const [path, page] of pages) {
    const { results } = await validator.validateString(page, path);
    for (const { line, ruleId, message } of results.flatMap(({ messages }) => messages)) {
      found.push(`${path}:${line} ${ruleId}: ${message}`);
    }
  }
  expect(found).toEqual([]);
});

test('no page has a style or script in it, or asks anything of anybody', () => {
  for (const [path, page] of pages) {
    expect(page, path).not.toMatch(/ style=| on[a-z]+="|<style|<script(?! src="[./]*assets\/)/);
    expect(page, path).not.toMatch(/<(?:img|script|link)[^>]* (?:src|href)="(?:https?:)?\/\//);
    expect(page, path).toContain(`content="default-src 'self'`);
  }
});

test('what is for the instructor is nowhere', () => {
  for (const [path, text] of files) expect(text, path).not.toContain('SECRET');
});

test('a base gives whole addresses to search engines and to the page for lost readers', async () => {
  using other = siteFolder();
  await buildSite({ out: other.url, base: new URL('https://a.example/book/'), lessons });
  const published = filesOf(other.url);
  expect(published.get('fr/echo/index.html')).toContain(`\
<link rel="canonical" href="https://a.example/book/fr/echo/">
<link rel="alternate" hreflang="en" href="https://a.example/book/en/echo/">
<link rel="alternate" hreflang="fr" href="https://a.example/book/fr/echo/">
<link rel="alternate" hreflang="x-default" href="https://a.example/book/en/echo/">
`);
  expect(published.get('en/index.html')).toContain(
    '<link rel="alternate" hreflang="x-default" href="https://a.example/book/">',
  );
  expect(published.get('404.html')).toContain(
    '<link rel="stylesheet" href="/book/assets/site.css">',
  );
  expect(published.get('404.html')).toContain('<a class="door" href="/book/fr/index.html"');
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
  const build = buildSite({ out: other.url, base: null, lessons: broken.url });
  await expect(build).rejects.toThrow('lessons/02-refusal/fr.md:13: run-empty {}');
  expect(filesOf(other.url).size).toBe(0);
});
