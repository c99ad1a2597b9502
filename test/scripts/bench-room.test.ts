import { expect, test } from 'vitest';
import { benchRoom } from '../../scripts/bench/room/room.ts';

test('bench room measures joins, boards, memory, and replay, and everybody is heard', {
  tags: 'long',
}, async () => {
  const { rows, text, failed } = await benchRoom({ quick: true, learners: 20 });
  expect(failed).toBe(false);
  expect(rows.map(({ name }) => name)).toEqual([
    '20 learners join',
    'event to 5 boards, median',
    'event to 5 boards, 99th of 100',
    'memory of the server',
    '20000 events replayed',
  ]);
  for (const { value, ratio, goal } of rows) {
    expect(value).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(value / goal);
  }
  // Three times twenty people, on five boards: of fewer, a board shows words, not numbers.
  expect(text).toContain('\n300 of 300 rows reached the boards; 20 of 20 learners');
});
