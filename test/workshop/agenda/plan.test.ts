import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listLessons } from '../../../lib/course/catalogue.ts';
import { loadLesson } from '../../../lib/course/lesson.ts';
import {
  type Agenda,
  type AgendaItem,
  type AgendaOptions,
  planAgenda,
  planWork,
} from '../../../lib/workshop/agenda/plan.ts';
import { clockText } from '../../../lib/workshop/agenda/rows.ts';
import { exercise, section } from './made.ts';

const morning: AgendaOptions = { start: 540, end: 720, breaks: 10, lunch: null, days: 1 };
const day: AgendaOptions = { ...morning, end: 1_020, lunch: { at: 720, minutes: 60 } };

const nameOf = (item: AgendaItem): string => {
  if (item.kind === 'exercise') return item.exercise;
  return item.kind === 'lesson' ? item.section : item.kind;
};

/** An agenda, one item a line. */
const lines = ({ days }: Agenda): string[][] =>
  days.map(({ items }) =>
    items.map((item) => `${clockText(item.start)}-${clockText(item.end)} ${nameOf(item)}`),
  );

describe('an agenda', () => {
  test('has a break where the stretches before and after it are about equal', () => {
    const work = [section('a', 30), section('b', 40), section('c', 20), exercise('d', 30)];
    expect(lines(planWork(work, morning))).toEqual([
      ['09:00-09:30 a', '09:30-10:10 b', '10:10-10:20 break', '10:20-10:40 c', '10:40-11:10 d'],
    ]);
  });

  test('has no break before lunch, nor in a stretch that needs none', () => {
    const work = [section('a', 80), section('b', 85), section('c', 60)];
    expect(lines(planWork(work, day))).toEqual([
      [
        ...['09:00-10:20 a', '10:20-10:30 break', '10:30-11:55 b'],
        ...['12:00-13:00 lunch', '13:00-14:00 c'],
      ],
    ]);
    const short = [section('a', 90)];
    expect(lines(planWork(short, day))).toEqual([['09:00-10:30 a']]);
  });

  test('has no breaks where none are wanted', () => {
    const work = [section('a', 70), section('b', 70)];
    expect(lines(planWork(work, { ...morning, breaks: 0 }))).toEqual([
      ['09:00-10:10 a', '10:10-11:20 b'],
    ]);
  });

  test('starts again each day, and cuts no exercise at its end', () => {
    const work = [section('a', 60), exercise('b', 60), exercise('c', 60), section('d', 30)];
    const agenda = planWork(work, { ...morning, days: 2 });
    expect(lines(agenda)).toEqual([
      ['09:00-10:00 a', '10:00-10:10 break', '10:10-11:10 b'],
      ['09:00-10:00 c', '10:00-10:30 d'],
    ]);
    expect(agenda.left).toEqual([]);
    expect(planWork(work, morning).left).toEqual(work.slice(2));
  });

  test('leaves out an exercise that is longer than a half day, and goes on', () => {
    const work = [exercise('a', 200), section('b', 20)];
    const agenda = planWork(work, morning);
    expect(lines(agenda)).toEqual([['09:00-09:20 b']]);
    expect(agenda.left).toEqual(work.slice(0, 1));
  });

  test('leaves everything out where lunch takes the whole day', () => {
    const work = [section('a', 20), exercise('b', 10)];
    const day = { ...morning, start: 720, end: 780, lunch: { at: 720, minutes: 60 } };
    expect(planWork(work, day).left).toEqual(work);
  });

  test('cuts a section only where it is longer than a stretch', () => {
    expect(lines(planWork([section('a', 150)], morning))).toEqual([
      ['09:00-10:15 a', '10:15-10:25 break', '10:25-11:40 a'],
    ]);
  });
});

const anyWork = fc
  .array(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 8 }),
      minutes: fc.integer({ min: 1, max: 110 }),
      isExercise: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ name, minutes, isExercise }) =>
      isExercise ? exercise(name, minutes) : section(name, minutes),
    ),
  );

const anyOptions = fc
  .record({
    start: fc.integer({ min: 0, max: 900 }),
    length: fc.integer({ min: 30, max: 539 }),
    breaks: fc.integer({ min: 0, max: 30 }),
    lunch: fc.option(fc.record({ at: fc.nat(400), minutes: fc.integer({ min: 1, max: 90 }) })),
    days: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ start, length, breaks, lunch, days }): AgendaOptions => {
    const end = start + length;
    const at = start + (lunch?.at ?? 0);
    const fits = lunch && at + lunch.minutes <= end;
    return { start, end, breaks, days, lunch: fits ? { at, minutes: lunch.minutes } : null };
  });

test('whatever the work and the hours: in order, whole, within the day, and no stretch too long', () => {
  fc.assert(
    fc.property(anyWork, anyOptions, (work, options) => {
      const { days, left } = planWork(work, options);
      expect(days.length).toBeLessThanOrEqual(options.days);
      const total = (minutes: number, { minutes: more }: { minutes: number }) => minutes + more;
      const planned = days.flatMap(({ items }) => items).filter((item) => 'lesson' in item);
      expect(planned.reduce(total, 0) + left.reduce(total, 0)).toBe(work.reduce(total, 0));
      const exercises = [...planned, ...left].filter(({ kind }) => kind === 'exercise');
      expect(exercises).toHaveLength(work.filter(({ kind }) => kind === 'exercise').length);
      for (const { items } of days) checkDay(items, options);
    }),
    { numRuns: 500 },
  );
});

function checkDay(
  items: readonly AgendaItem[],
  { start, end, breaks, lunch }: AgendaOptions,
): void {
  let [now, stretch, count] = [start, 0, 0];
  for (const [at, item] of items.entries()) {
    expect(item.start).toBeGreaterThanOrEqual(now);
    expect(item.end - item.start).toBe(item.minutes);
    now = item.end;
    if ('lesson' in item) {
      // What is taught, and what is before it, meets lunch at its edges only.
      if (lunch) expect(item.end <= lunch.at || item.start >= lunch.at + lunch.minutes).toBe(true);
      const over = breaks > 0 && count > 0 && item.start - (items[at - 1]?.end ?? 0) === 0;
      [stretch, count] = [stretch + item.minutes, count + 1];
      if (over) expect(stretch).toBeLessThanOrEqual(90);
      continue;
    }
    // A pause is between two pieces of work.
    expect(items[at - 1]).toHaveProperty('lesson');
    expect(items[at + 1]).toHaveProperty('lesson');
    if (item.kind === 'lunch') expect({ at: item.start, minutes: item.minutes }).toEqual(lunch);
    else expect(item.minutes).toBe(breaks);
    [stretch, count] = [0, 0];
  }
  expect(now).toBeLessThanOrEqual(end);
}

test('the first four lessons fit into two days', () => {
  const lessons = listLessons().slice(0, 4).map(loadLesson);
  const { days, left } = planAgenda(lessons, { ...day, days: 2 });
  expect(days).toHaveLength(2);
  expect(left).toEqual([]);
});
