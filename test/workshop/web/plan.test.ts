import { expect, test } from 'vitest';
import { paceOf, placeKey, stepsOf } from '../../../lib/workshop/web/plan.ts';
import { minute, openRoom, start } from './full-room.ts';
import { roomCourse } from './served-room.ts';

const { lessons, steps } = roomCourse();

test('the steps of a lesson take the minutes that it says, each place once', () => {
  for (const lesson of lessons) {
    const { read, exercises } = lesson.manifest.minutes;
    const own = stepsOf([lesson]);
    expect(own.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(read + exercises);
    expect(new Set(own.map(({ place }) => placeKey(place))).size).toBe(own.length);
  }
});

test('a room that takes longer than planned is behind by that, from where it began', () => {
  const [, first, second] = steps;
  if (!first || !second) throw new Error('two steps');
  const it = openRoom(1);
  it.act({ act: 'went-to', place: first.place }, start);
  const late = start + (first.minutes + 4) * minute;
  expect(paceOf(it.room, steps, late)).toMatchObject({
    ...{ spent: first.minutes + 4, planned: first.minutes, behind: 4 },
  });
  it.act({ act: 'went-to', place: second.place }, late);
  expect(paceOf(it.room, steps, late + minute)).toMatchObject({ spent: 1, behind: 4 });
});

test('a pause takes no time, and what is left out is time won', () => {
  const [first, second, third] = steps;
  if (!first || !second || !third) throw new Error('three steps');
  const it = openRoom(1);
  it.act({ act: 'went-to', place: first.place }, start);
  it.act({ act: 'paused' }, start + minute);
  expect(paceOf(it.room, steps, start + 30 * minute)?.spent).toBe(1);
  it.act({ act: 'resumed' }, start + 30 * minute);
  const went = start + (29 + first.minutes) * minute;
  it.act({ act: 'went-to', place: third.place }, went);
  expect(paceOf(it.room, steps, went)).toMatchObject({ spent: 0, behind: -second.minutes });
});

test('there is no pace before the start', () => {
  expect(paceOf(openRoom(3).room, steps, start)).toBeNull();
});
