import { expect, test } from 'vitest';
import { everyBlock } from '../../lib/course/blocks.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadPage } from '../../lib/course/lesson.ts';
import { openLessons } from '../../lib/course/open-lesson.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { withoutPrompts } from '../../lib/course/prompts.ts';
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
  const [summary] = listLessons(lessons);
  const [opened] = openLessons(lessons);
  if (!summary || !opened) throw new Error('the fixture has lessons');
  for (const page of [loadPage(summary, 'en'), opened.pages.en]) {
    expect(JSON.stringify([page.blocks, page.sections])).not.toContain('SECRET');
    expect(JSON.stringify(page.written.blocks)).toContain('SECRET');
    expect(JSON.stringify(page.written.sections)).toContain('SECRET');
    expect([...everyBlock(page.blocks)].length).toBeGreaterThan(10);
  }
});
