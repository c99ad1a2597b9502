import { mkdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { writeLessons, writeMarkdown } from '../../scripts/bench/docs/corpus.ts';
import { measureBuilds } from '../../scripts/bench/docs/docs.ts';
import { type DocsRow, docsText, ratioRow } from '../../scripts/bench/docs/rows.ts';
import { weighLessons } from '../../scripts/bench/docs/weights.ts';
import { lessons as fixture } from '../site/fixture.ts';
import { siteFolder } from '../site/pages.ts';

// Times depend on the machine: this is about what is measured.
test('the course has so many pages, each with four blocks of 25 lines that no other has', () => {
  const folder = siteFolder();
  writeLessons(folder, 6);
  const lessons = listLessons(folder).map((lesson) => loadLesson(lesson));
  expect(lessons.map(({ id }) => id)).toEqual(['00-part-0', '01-part-1', '02-part-2']);
  const blocks = lessons.flatMap(({ pages }) => pages.fr.blocks);
  const codes = blocks.flatMap((block) => (block.type === 'code' ? [block.text] : []));
  expect(codes.map((code) => code.split('\n').length)).toEqual(Array(12).fill(25));
  expect(new Set(codes).size).toBe(12);
});

test('the other generators get the same text and the same code', () => {
  const folder = siteFolder();
  const others = siteFolder();
  writeLessons(folder, 2);
  mkdirSync(new URL('en/', others));
  writeMarkdown(others, 2);
  const [lesson] = listLessons(folder).map((summary) => loadLesson(summary));
  const code = lesson?.pages.fr.blocks.flatMap((block) => (block.type === 'code' ? [block] : []));
  const own = readFileSync(new URL('00-part-0/fr.md', folder), 'utf8')
    .replace(/ \{#\w+\}$/gm, '')
    .replace(/^<<< .*$/gm, () => `\`\`\`ts\n${code?.shift()?.text}\n\`\`\``);
  expect(readFileSync(new URL('fr/part-0.md', others), 'utf8')).toBe(own);
});

// Builds and serves it three times, each in a process of its own.
test('a tiny course gives every figure but its growth', { tags: 'long' }, async () => {
  const rows = await measureBuilds({ pages: [2], rounds: 1, edits: 1 }, null);
  expect(rows.map(({ name }) => name)).toEqual([
    'cold, 2 pages, ours again (A/A)',
    'peak memory, 2 pages',
    'one page edited until it is loaded, 2 pages',
  ]);
  for (const { name, value } of rows) expect(value, name).toBeGreaterThan(0);
});

test('a lesson’s weight is what a browser asks for', async () => {
  const weights = await weighLessons(fixture);
  expect(weights.map(({ path }) => path)).toEqual([
    'en/echo/index.html',
    'fr/echo/index.html',
    'en/refusal/index.html',
    'fr/refusal/index.html',
  ]);
  for (const { html, css, js, requests, perText } of weights) {
    for (const size of [html, css, js]) expect(size).toBeGreaterThan(200);
    expect(requests).toBeLessThanOrEqual(6);
    expect(perText).toBeGreaterThan(1);
  }
});

test('a goal that is missed is said', () => {
  const rows: DocsRow[] = [
    ratioRow('cold, against X', 0.5, ['ours', [90, 110, 100]], ['X', [100, 500]]),
    { name: 'requests', value: 6, unit: '', goal: 5, from: { 'en/a.html': [6] } },
  ];
  expect(docsText(rows).split('\n')).toEqual([
    '   0.333 ×  ≤ 0.5       cold, against X (ours 100 ms, X 300 ms)',
    '       6    over 5!     requests',
  ]);
});
