import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listLessons } from '../lib/course/catalogue.ts';
import { loadLesson } from '../lib/course/lesson.ts';

/** A claim of the sources: the section that teaches it and the programs that prove it. */
type Fact = { row: string; section: string; programs: string[] };

const folder = new URL('facts/', import.meta.url);
const factsOf = (id: string): Fact[] =>
  JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'));

// The rows of each article's table: L1 to L16 are the claims of the first one, and so on.
const tables: Record<string, [letter: string, rows: number]> = {
  '01-listening': ['L', 16],
  '02-client-sockets': ['C', 13],
  '03-async-server': ['A', 19],
  '04-tcp-services': ['T', 10],
};

// What no program can prove: a convention, what does not compile, what only the system can do.
const unprovable = new Set([
  'L6',
  'L7',
  'L13',
  'C11',
  'A-bug-names-do-not-compile',
  'A-bug-vb-buffer-1025',
  'T6',
  'T7',
  'T-bug-listener-int-obsolete',
  'T-bug-accept-outside-try',
]);

const lessons = listLessons().map(loadLesson);
const shown = new Set(lessons.flatMap(({ runs }) => runs.flat()));

test('there is a table for each lesson made from an article', () => {
  const ids = lessons.filter(({ manifest }) => manifest.sources.length > 0).map(({ id }) => id);
  expect(Object.keys(tables)).toEqual(ids);
  expect(readdirSync(folder).sort()).toEqual(ids.map((id) => `${id}.json`));
});

test('each of the twelve things beginners get wrong is shown', () => {
  const rows = Object.keys(tables)
    .flatMap(factsOf)
    .map(({ row }) => row);
  const wanted = Array.from({ length: 12 }, (_, index) => `beginner-${index + 1}`);
  expect(rows).toEqual(expect.arrayContaining(wanted));
});

describe.each(Object.entries(tables))('%s', (id, [letter, rows]) => {
  const facts = factsOf(id);
  const lesson = lessons.find((candidate) => candidate.id === id);
  if (!lesson) throw new Error(`there is no lesson ${id}`);
  const ids = lesson.pages.en.outline.headings.map((heading) => heading.id);

  test('every row of the article is taught', () => {
    const wanted = Array.from({ length: rows }, (_, index) => `${letter}${index + 1}`);
    expect(facts.map(({ row }) => row)).toEqual(expect.arrayContaining(wanted));
  });

  test.each(facts)('$row: $section', ({ row, section, programs }) => {
    expect(ids).toContain(section);
    for (const program of programs) expect(shown).toContain(program);
    if (!unprovable.has(row)) expect(programs).not.toEqual([]);
  });
});
