import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyBlock } from '../lib/course/blocks.ts';
import { listLessons, loadLesson } from '../lib/course/lesson.ts';

/** A claim of the sources: the section that teaches it and the programs that prove it. */
type Fact = { row: string; section: string; programs: string[] };

const folder = new URL('facts/', import.meta.url);
const factsOf = (id: string): Fact[] =>
  JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'));

// The rows of each article's table: L1 to L16 are the claims of the first one, and so on.
const tables: Record<string, [letter: string, rows: number]> = {
  '01-listening': ['L', 16],
};

// What no program can prove: an agreement, or what only other systems or registries do.
const unprovable = new Set(['L6', 'L13']);

test('there is a table for each lesson', () => {
  const ids = listLessons().map(({ id }) => id);
  expect(Object.keys(tables)).toEqual(ids);
  expect(readdirSync(folder).sort()).toEqual(ids.map((id) => `${id}.json`));
});

describe.each(Object.entries(tables))('%s', (id, [letter, rows]) => {
  const facts = factsOf(id);
  const [lesson] = listLessons()
    .filter((summary) => summary.id === id)
    .map(loadLesson);
  if (!lesson) throw new Error(`there is no lesson ${id}`);
  const ids = [...everyBlock(lesson.pages.en.blocks)].flatMap((block) =>
    block.type === 'heading' ? [block.id] : [],
  );
  const shown = new Set(lesson.runs.flat());

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
