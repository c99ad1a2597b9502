import { expect, test } from 'vitest';
import type { LessonSummary } from '../../lib/course/catalogue.ts';
import { courseRows, directNeeds, numbersText } from '../../lib/course/needs.ts';

/** Lessons by number, each with the numbers of those that it names. */
function course(needs: Record<string, string[]>): LessonSummary[] {
  const folder = new URL('file:///lessons/');
  return Object.entries(needs).map(([id, named]) => ({
    ...{ id, slug: id, folder },
    manifest: { needs: named } as LessonSummary['manifest'],
  }));
}
const ids = (lessons: readonly LessonSummary[]): string[] => lessons.map(({ id }) => id);
const directly = (id: string, lessons: readonly LessonSummary[]): string[] =>
  lessons
    .filter((lesson) => lesson.id === id)
    .flatMap((lesson) => ids(directNeeds(lesson, lessons)));

const eight = course({
  '01': [],
  '02': ['01'],
  '03': ['01', '02'],
  '04': ['01', '02', '03'],
  '05': ['03', '04'],
  '06': ['02', '04'],
  '07': ['03', '04'],
  '08': ['02'],
});

test('what a lesson builds on is said once, by the nearest', () => {
  expect(directly('01', eight)).toEqual([]);
  expect(directly('04', eight)).toEqual(['03']);
  expect(directly('05', eight)).toEqual(['04']);
  expect(directly('08', eight)).toEqual(['02']);
  expect(directly('03', course({ '01': [], '02': [], '03': ['01', '02'] }))).toEqual(['01', '02']);
});

test('a row needs what is above it, and nothing of its own', () => {
  expect(courseRows(eight).map(ids)).toEqual([
    ['01'],
    ['02'],
    ['03', '08'],
    ['04'],
    ['05', '06', '07'],
  ]);
  expect(courseRows(eight.slice(0, 4)).map(ids)).toEqual([['01'], ['02'], ['03'], ['04']]);
});

test('lessons that need each other, or one that is not there, end nothing', () => {
  const circle = course({ '01': ['02'], '02': ['01'], '03': ['09'] });
  expect(courseRows(circle).flat()).toHaveLength(3);
  expect(directly('03', circle)).toEqual([]);
  expect(directly('01', circle).length).toBeLessThanOrEqual(1);
});

test('numbers are said as the language says them', () => {
  const two = course({ '01-a': [], '02-b': [] });
  expect(numbersText(two, 'en')).toBe('1 and 2');
  expect(numbersText(two, 'fr')).toBe('1 et 2');
});
