import { expect, test } from 'vitest';
import { packPages, packPhrases, unpackPages, unpackPhrases } from '../../lib/search/packed.ts';

const more = { names: [], texts: [], asked: [], weight: 1 };

test('what is shown of entries comes back as it was', () => {
  const entries = [
    { address: 'en/a/index.html', title: 'A page', place: '', lead: 'It begins.' },
    { address: 'en/a/index.html#one', title: 'One', place: 'A page', lead: '' },
    { address: 'en/a/index.html#two', title: 'Two', place: 'A page', lead: '“Two” | 2 = two' },
    { address: 'en/a/programs/two.html', title: 'two.ts', place: 'Program', lead: '' },
    { address: 'en/b/index.html#only', title: 'A section alone', place: '', lead: 'Only this.' },
    { address: 'en/c.html', title: 'Another', place: '', lead: 'The last.' },
  ];
  const packed = packPages(entries.map((entry) => ({ ...entry, ...more })));
  expect(unpackPages(JSON.parse(JSON.stringify(packed)))).toEqual(entries);
});

test('phrases come back with their entries, whatever the places of their words', () => {
  const entries = [[[0, 59, 60], [61]], [], [[149, 150, 2400]]];
  expect(unpackPhrases(packPhrases(entries))).toEqual([
    { entry: 0, words: [0, 59, 60] },
    { entry: 0, words: [61] },
    { entry: 2, words: [149, 150, 2400] },
  ]);
});
