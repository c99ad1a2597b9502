import { expect, test } from 'vitest';
import { isBefore } from '../../lib/lab/gates.ts';

test.each([
  ['1.46.0', true],
  ['1.51.0', true],
  ['1.52.0', false],
  ['1.52.1', false],
  ['1.100.0', false],
  ['2.0.0', false],
  ['0.60.0', true],
])('libuv %s is before 1.52: %s', (version, expected) => {
  expect(isBefore(version, 1, 52)).toBe(expected);
});
