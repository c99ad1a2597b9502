import { expect, test } from 'vitest';
import { everyBlock, withoutPrompts } from '../../lib/course/blocks.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { lessons } from '../site/fixture.ts';

const parse = (markdown: string) =>
  parsePage(markdown, 'page.md', () => {
    throw new Error('no code here');
  });

test('what is for the instructor is parted from the rest; its place is between the blocks', () => {
  const blocks = parse('One.\n\n::: instructor\nSECRET.\n:::\n\nTwo.\n');
  expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'callout', 'paragraph']);
  expect(JSON.stringify(withoutPrompts(blocks))).not.toContain('SECRET');
  expect(() => parse('- an item\n\n  ::: instructor\n  SECRET.\n  :::\n')).toThrow(
    'page.md:3: nested {"name":"instructor"}',
  );
  expect(() => parse('::: note\n::: instructor\nSECRET.\n:::\n:::\n')).toThrow('nested');
});

test('a page that is loaded has it apart', () => {
  const [lesson] = listLessons(lessons).map(loadLesson);
  if (!lesson) throw new Error('the fixture has lessons');
  const { blocks, sections, written } = lesson.pages.en;
  expect(JSON.stringify([blocks, sections])).not.toContain('SECRET');
  expect(JSON.stringify(written.blocks)).toContain('SECRET');
  expect(JSON.stringify(written.sections)).toContain('SECRET');
  expect([...everyBlock(blocks)].length).toBeGreaterThan(10);
});
