import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages, localesFolder } from '../lib/base/i18n.ts';
import { lessonsFolder, listLessons } from '../lib/course/catalogue.ts';
import { loadLesson } from '../lib/course/lesson.ts';
import { loadCorrections } from '../lib/course/reference.ts';

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
  ...['L6', 'L7', 'L13', 'C11', 'T6', 'T7'],
  ...['A-bug-names-do-not-compile', 'A-bug-vb-buffer-1025'],
  ...['T-bug-listener-int-obsolete', 'T-bug-accept-outside-try'],
]);

const lessons = listLessons().map(loadLesson);
const shown = new Set(lessons.flatMap(({ runs }) => runs.flat()));

test('there is a table for each lesson made from an article', () => {
  const ids = lessons.filter(({ manifest }) => manifest.sources.length > 0).map(({ id }) => id);
  expect(Object.keys(tables)).toEqual(ids);
  expect(readdirSync(folder).sort()).toEqual([...ids.map((id) => `${id}.json`), 'see-also.json']);
});

test('each of the twelve things beginners get wrong is shown', () => {
  const rows = Object.keys(tables)
    .flatMap(factsOf)
    .map(({ row }) => row);
  const wanted = Array.from({ length: 12 }, (_, index) => `beginner-${index + 1}`);
  expect(rows).toEqual(expect.arrayContaining(wanted));
});

/** What the articles refer to: the section that teaches it. */
type SeeAlso = { title: string; lesson: string; section: string; programs: string[] };
const seeAlso: SeeAlso[] = JSON.parse(readFileSync(new URL('see-also.json', folder), 'utf8'));

test.each(seeAlso)('what the articles refer to is taught: $title', (one) => {
  const lesson = lessons.find(({ id }) => id === one.lesson);
  expect(lesson?.pages.en.outline.headings.map(({ id }) => id)).toContain(one.section);
  for (const program of one.programs) expect(lesson?.runs.flat()).toContain(program);
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

// What the site says about the articles, compared with these tables.
const corrections = loadCorrections(lessonsFolder);

/** The claims of the articles that are true as written. */
const holding = new Set([
  ...['L1', 'L2', 'L6', 'L10', 'L11', 'L12'],
  ...['C2', 'C6', 'C11', 'C12'],
  ...['A2', 'A4', 'A7', 'A9', 'A11', 'A15', 'A16'],
  ...['T1', 'T2', 'T3', 'T5', 'T6', 'T7', 'T9', 'T10'],
]);

/** What the lessons add of their own: no article claims it. */
const added = /^(beginner-\d+|C-fin-rst|C-clean-end|A-bug-half-close|A-only-await)$/;

test('every claim of the articles holds or is corrected', () => {
  for (const [lesson, claims] of Object.entries(corrections)) {
    const rows = factsOf(lesson).map(({ row }) => row);
    const wanted = rows.filter((row) => !holding.has(row) && !added.test(row));
    expect(claims.map(({ row }) => row)).toEqual(wanted);
  }
  const all = Object.keys(corrections).flatMap((lesson) => factsOf(lesson).map(({ row }) => row));
  expect([...holding].filter((row) => !all.includes(row))).toEqual([]);
});

test('a correction names the section that teaches it, and programs that prove it there', () => {
  for (const [lesson, claims] of Object.entries(corrections)) {
    const facts = new Map(factsOf(lesson).map((fact) => [fact.row, fact]));
    for (const { row, section, programs } of claims) {
      const fact = facts.get(row);
      expect(section, row).toBe(fact?.section);
      // Fewer programs are named only if they show the subject but cannot show the claim.
      if (programs.length > 0) expect(programs, row).toEqual(fact?.programs);
    }
  }
});

test.each(languages)('each has its words, and no words are left over (%s)', (language) => {
  const file = new URL(`${language}/corrections.json`, localesFolder);
  const { rows }: { rows: Record<string, { said: string; true: string }> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const numbers = Object.values(corrections).flatMap((claims) => claims.map(({ row }) => row));
  expect(Object.keys(rows)).toEqual(numbers);
  for (const [row, claim] of Object.entries(rows)) {
    expect(Object.keys(claim), row).toEqual(['said', 'true']);
    // Unpaired backticks would turn words into code.
    for (const text of Object.values(claim)) expect(text.split('`').length % 2, row).toBe(1);
  }
});
