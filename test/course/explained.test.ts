import { expect, test } from 'vitest';
import { languages } from '../../lib/base/i18n.ts';
import { lessonsFolder, listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { explanationOf, loadExplained, sectionAt } from '../../lib/course/explained.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import verdicts from '../../locales/en/verdicts.json' with { type: 'json' };

const explained = loadExplained(lessonsFolder);
const lessons = listLessons().map(loadLesson);
const exercises = listExercises(lessons);

test('each verdict has its section, or a reason why it has none', () => {
  expect(Object.keys(explained.verdicts).sort()).toEqual(Object.keys(verdicts.verdict).sort());
  expect(Object.keys(verdicts.more)).toEqual(expect.arrayContaining(Object.keys(explained.more)));
});

test('each exercise has the section that it practices', () => {
  expect(Object.keys(explained.exercises).sort()).toEqual(exercises.map(({ id }) => id).sort());
});

test('each section is there in both languages', () => {
  const own = Object.values(explained.verdicts).flatMap((one) =>
    'section' in one ? [one.section] : [],
  );
  const places = [...own, ...Object.values(explained.more), ...Object.values(explained.exercises)];
  for (const place of new Set(places)) {
    const found = languages.map((language) => sectionAt(place, lessons, language));
    expect([place, ...found.map((one) => one?.title)]).toEqual([
      place,
      expect.stringMatching(/./),
      expect.stringMatching(/./),
    ]);
  }
});

test('a verdict is explained by its own section, or by that of the exercise', () => {
  const exercise = exercises.find(({ slug }) => slug === 'whole-characters');
  if (!exercise) throw new Error('there is no such exercise');
  const of = (id: string, more?: string) =>
    explanationOf({ id, params: { more } }, exercise, 'en')?.command;
  expect(of('no-fin')).toBe('npm run lesson -- read 3 close-wait');
  expect(of('wrong-answer')).toBe('npm run lesson -- read 3 characters');
  expect(of('no-answer', 'asleep')).toBe('npm run lesson -- read 3 one-thread');
  expect(of('passed')).toBeUndefined();
});

test('a crash that no socket caused is explained by the section of the exercise', () => {
  const exercise = exercises.find(({ slug }) => slug === 'greet');
  if (!exercise) throw new Error('there is no such exercise');
  const of = (error: string) =>
    explanationOf({ id: 'crashed-with-peer', params: { error } }, exercise, 'en')?.command;
  expect(of('Error: read ECONNRESET')).toBe('npm run lesson -- read 3 reset');
  expect(of('TypeError: client.write is not a function')).toBe(
    'npm run lesson -- read 1 first-listener',
  );
});
