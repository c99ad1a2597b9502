import { expect, test } from 'vitest';
import { likeness, shownName, shownText, uniqueName } from '../../lib/workshop/room/names.ts';

const shown: [given: string, shown: string][] = [
  ['Ana', 'Ana'],
  ['  Ana\t \n María  ', 'Ana María'],
  // Composed: an e and its accent become one character.
  ['Ame\u0301lie', 'Am\u00e9lie'],
  ['\x1b[31mred\x1b[0m', 'red'],
  ['\x1b]0;title\x07x', 'x'],
  ['\x9b31mred', 'red'],
  ['a\u202Eevil', 'aevil'],
  ['\u2066left\u2069', 'left'],
  ['zero\u200Bwidth\ufeff', 'zerowidth'],
  ['nul\0byte\x7f', 'nulbyte'],
  ['\ud800', ''],
  ['\u200d\u200d', ''],
  ['\u0301\u0301', ''],
  ['\u3164', ''],
  ['\u{e0001}\u{e0041}tag', 'tag'],
  ['   ', ''],
  ['👩‍👩‍👧‍👦 fam', '👩‍👩‍👧‍👦 fam'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['=cmd|calc!A1', '=cmd|calc!A1'],
  ['__proto__', '__proto__'],
  ['مريم', 'مريم'],
  ['क्षितिज', 'क्षितिज'],
];

test.each(shown)('%j is shown as %j', (given, expected) => {
  expect(shownName(given)).toBe(expected);
});

test('a name has 32 graphemes at most, and none is a tower', () => {
  expect(shownName('é'.repeat(40))).toBe('é'.repeat(32));
  expect(shownName('👩‍👩‍👧‍👦'.repeat(40))).toBe('👩‍👩‍👧‍👦'.repeat(32));
  expect([...shownName(`Z${'\u0301'.repeat(5_000)}`)].length).toBeLessThanOrEqual(10);
  expect(shownText('a'.repeat(100), 80)).toBe('a'.repeat(80));
});

test('two of a name are told apart, also where they only look the same', () => {
  const unique = (name: string, ...others: string[]): string =>
    uniqueName(name, new Set(others.map(likeness)));
  expect(unique('Ana')).toBe('Ana');
  expect(unique('Ana', 'Ana')).toBe('Ana (2)');
  expect(unique('ana', 'Ana', 'Ana (2)')).toBe('ana (3)');
  expect(unique('Áná', 'Ana')).toBe('Áná (2)');
  expect(unique('Ａｎａ', 'Ana')).toBe('Ａｎａ (2)');
  const long = 'a'.repeat(32);
  expect(unique(long, long)).toBe(`${'a'.repeat(28)} (2)`);
});
