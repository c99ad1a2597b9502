import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listLessons } from '../../../lib/course/catalogue.ts';
import { loadLesson } from '../../../lib/course/lesson.ts';
import { shares } from '../../../lib/workshop/agenda/weight.ts';
import { type Work, workOf } from '../../../lib/workshop/agenda/work.ts';
import { lessonWith } from './written.ts';

const words = (count: number): string => Array(count).fill('word').join(' ');
const exercise = (slug: string): string => `::: exercise ${slug}\n${words(500)}\n:::`;

/** Each piece of work in a word or two. */
const said = (work: Work): string =>
  `${work.kind === 'exercise' ? work.exercise : work.section} ${work.minutes}`;

describe('the work of a lesson', () => {
  test('sections share the minutes of reading by what they hold', () => {
    const page = [
      words(100),
      `## One {#one}\n\n${words(300)}`,
      `## Two {#two}\n\n${words(100)}\n\n::: run two`,
      `## Three {#three}\n\n- ${words(100)}\n\n::: predict why\n${words(60)}\n\n- [x] ${words(20)}\n\n  ${words(10)}\n\n- [ ] No\n\n  ${words(9)}\n:::`,
    ].join('\n\n');
    // 30, 90, 30 + 60, and 60 + 90 seconds.
    const lesson = lessonWith({ minutes: { read: 36, exercises: 0 }, page });
    expect(workOf(lesson).map(said)).toEqual(['opening 3', 'one 9', 'two 9', 'three 15']);
  });

  test('an exercise is where the page has it, with its own minutes, and cuts its section', () => {
    const page = `## One {#one}\n\n${words(20)}\n\n${exercise('first')}\n\n${words(40)}\n\n## Two {#two}\n\n${exercise('second')}\n\n${exercise('third')}`;
    const exercises = [
      { slug: 'first', minutes: 12, level: 3 },
      { slug: 'second' },
      { slug: 'third', minutes: 8 },
    ];
    const lesson = lessonWith({ minutes: { read: 30, exercises: 25 }, exercises, page });
    expect(workOf(lesson).map(said)).toEqual([
      'one 10',
      'first 12',
      'one 20',
      'second 5',
      'third 8',
    ]);
    expect(workOf(lesson)[1]).toEqual({
      kind: 'exercise',
      lesson: '01-tested',
      section: 'one',
      exercise: 'first',
      title: { en: 'The first', fr: 'Le first' },
      minutes: 12,
      level: 3,
      essential: false,
    });
  });

  test('what is marked is essential', () => {
    const page = `## One {#one}\n\n::: essential\n${words(20)}\n:::\n\n${words(5)}\n\n## Two {#two}\n\n${words(20)}`;
    const lesson = lessonWith({ minutes: { read: 20, exercises: 0 }, page });
    expect(workOf(lesson).map(({ section, essential }) => [section, essential])).toEqual([
      ['one', true],
      ['two', false],
    ]);
  });

  test.each(listLessons().map(loadLesson))('$id takes the minutes that it says', (lesson) => {
    const { minutes, exercises } = lesson.manifest;
    const work = workOf(lesson);
    const sum = (kind: Work['kind']): number =>
      work.reduce((sum, one) => sum + (one.kind === kind ? one.minutes : 0), 0);
    expect({ read: sum('lesson'), exercises: sum('exercise') }).toEqual(minutes);
    const met = work.flatMap((one) => (one.kind === 'exercise' ? one.exercise : []));
    expect(met).toEqual(exercises.map(({ slug }) => slug));
  });
});

test('shares are whole, add up, and are less than one away from what is exact', () => {
  const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.nat(500), weights, (total, weights) => {
      const sum = weights.reduce((sum, weight) => sum + weight, 0);
      fc.pre(sum > 0);
      const found = shares(total, weights);
      expect(found.reduce((sum, share) => sum + share, 0)).toBe(total);
      for (const [at, weight] of weights.entries()) {
        expect(Math.abs((found[at] ?? 0) - (total * weight) / sum)).toBeLessThan(1);
      }
    }),
  );
  expect(shares(5, [0, 0])).toEqual([0, 0]);
});
