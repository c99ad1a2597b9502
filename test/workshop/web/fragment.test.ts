import { expect, test } from 'vitest';
import { html } from '../../../lib/html/html.ts';
import { changesOf, type Fragment, type Shown } from '../../../lib/serve/changes-of.ts';

const cell = (id: string, text: string): Fragment => ({ id, content: html`<td>${text}</td>` });
const table = (frame: string, ...parts: Fragment[]): Fragment => ({
  ...{ id: 'table', frame, parts },
  content: html`${parts.map(({ content }) => content)}`,
});
const idsOf = (fragments: readonly Fragment[]): string[] => fragments.map(({ id }) => id);

test('a page is sent what is different, and the smallest part of it', () => {
  const shown: Shown = new Map();
  const first = [cell('top', 'one'), table('two rows', cell('a', '1'), cell('b', '1'))];
  expect(idsOf(changesOf(first, shown))).toEqual(['top', 'table']);
  expect(changesOf(first, shown)).toEqual([]);
  const then = [cell('top', 'one'), table('two rows', cell('a', '1'), cell('b', '2'))];
  expect(idsOf(changesOf(then, shown))).toEqual(['b']);
  expect(idsOf(changesOf([table('three', cell('a', '1'), cell('b', '3'))], shown))).toEqual([
    'table',
  ]);
  // What came with the whole table is known.
  expect(changesOf([table('three', cell('a', '1'), cell('b', '3'))], shown)).toEqual([]);
});
