import { expect, test } from 'vitest';
import { everyBlock, withoutPrompts } from '../../lib/course/blocks.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { lessons } from '../site/fixture.ts';

const prompt = (indent: string): string =>
  ['::: instructor', 'SECRET.', ':::'].map((line) => `${indent}${line}`).join('\n');

test('what is for the instructor is parted from the rest, however deep it is', () => {
  const markdown = `One.

${prompt('')}

- an item

${prompt('  ')}

> A quote.
>
${prompt('> ')}

::: note
A note.

${prompt('')}
:::

::: predict what-then
Why?

${prompt('')}

- [x] Because.

${prompt('  ')}
- [ ] No.

  Not so.
:::

::: exercise upper
Do it.

::: hint
A hint.

${prompt('')}
:::
:::
`;
  const blocks = parsePage(markdown, 'page.md', () => {
    throw new Error('no code here');
  });
  expect(JSON.stringify(blocks).match(/SECRET/g)).toHaveLength(7);
  const left = withoutPrompts(blocks);
  expect(JSON.stringify(left)).not.toContain('SECRET');
  expect(left.map(({ type }) => type)).toEqual([
    ...['paragraph', 'list', 'quote', 'callout', 'predict', 'exercise'],
  ]);
  // Runs have numbers by the objects that they are.
  expect(left[0]).toBe(blocks[0]);
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
