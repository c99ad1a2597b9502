import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Words, wordPattern } from '../../lib/authoring/rules/words.ts';

const file = new URL('../../lessons/words.json', import.meta.url);
const { terms, avoid }: Words = JSON.parse(readFileSync(file, 'utf8'));

test('no French name of a term is one that must not be written', () => {
  const patterns = terms.flatMap(({ never }) => never.map(wordPattern));
  const refused = terms.filter(({ fr }) => patterns.some((pattern) => fr.match(pattern)));
  expect(refused).toEqual([]);
});

test('no advice contains a word to avoid', () => {
  const refused = Object.values(avoid).flatMap((list) => {
    const patterns = Object.keys(list).map(wordPattern);
    return Object.values(list).filter((advice) => patterns.some((p) => advice.match(p)));
  });
  expect(refused).toEqual([]);
});
