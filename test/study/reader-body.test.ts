import { expect, test } from 'vitest';
import { listLessons } from '../../lib/course/catalogue.ts';
import { noExercise, noProgress } from '../../lib/learner/progress.ts';
import { readerBody } from '../../lib/study/reader/body.ts';
import { readingsOf, stepKey } from '../../lib/study/reader/reading.ts';
import { openingState } from '../../lib/study/reader/state.ts';
import { style } from '../terminal/drawing.ts';

const lessons = listLessons(new URL('fixtures/course/lessons/', import.meta.url));
const [lesson] = lessons;
if (!lesson) throw new Error('the course has no lesson');
const reading = readingsOf({ lesson, lessons })('en');

test('in the contents, a section with an exercise is done once that is passed', () => {
  const read = reading.steps.map(stepKey);
  const opening = openingState('en', { read, answers: {}, dotnet: false }, 0, true);
  const contents = (passed: readonly string[]): string[] => {
    const each = passed.map((id) => [id, { ...noExercise, passed: '2026-01-01' }]);
    const known = { ...noProgress, exercises: Object.fromEntries(each) };
    const about = { highlighter: () => undefined, live: null, known };
    return readerBody(reading, { ...opening, view: 'contents' }, about, style, 30).lines;
  };
  expect(contents([]).at(-1)).toBe('❯ Echo');
  expect(contents(['01-echoing/echo']).at(-1)).toMatch(/^❯ Echo +✓$/);
});
