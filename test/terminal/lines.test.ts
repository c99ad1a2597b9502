import { expect, test } from 'vitest';
import { withCommand } from '../../lib/terminal/lines.ts';
import { style } from './drawing.ts';

test('a command after a text stays whole, on a line of its own where both do not fit', () => {
  const text = 'Another way to do it: npm run lesson -- solution';
  expect(withCommand(text, { ...style, columns: 60 })).toEqual([text]);
  for (const columns of [30, 40]) {
    expect(withCommand(text, { ...style, columns })).toEqual([
      'Another way to do it:',
      '  npm run lesson -- solution',
    ]);
  }
});
