import { expect, test } from 'vitest';
import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import type { Attempt } from '../../lib/exercise/attempt.ts';
import { openingState } from '../../lib/exercise/watch/state.ts';
import { statusLines, watchBody } from '../../lib/exercise/watch/view.ts';
import type { Awaited } from '../../lib/judge/lookout.ts';
import { noExercise, noProgress } from '../../lib/learner/progress.ts';
import { style } from '../terminal/drawing.ts';
import { courseFolder } from './learner.ts';

const lessons = listLessons(courseFolder);
const [exercise] = listExercises(lessons);
if (!exercise) throw new Error('the course has no exercise');

test('of the hints, the one opened last is to be in sight', () => {
  const work = new URL('work/', courseFolder);
  const exercises = { [exercise.id]: { ...noExercise, hints: 2 } };
  const about = {
    work,
    lessons,
    progress: { ...noProgress, exercises },
    highlighter: null,
    now: new Date(),
  };
  const state = { ...openingState(exercise, 'en'), view: 'hints' as const, top: 'wanted' as const };
  const { lines, from, to } = watchBody(state, about, style);
  expect(lines.slice(from, to)).toEqual([
    'Hint 2 of 3',
    'A client that resets is an error of its socket.',
    '',
    '1 hint is closed. Press h to open it.',
  ]);
  expect(lines[0]).toBe('Hint 1 of 3');
});

test('how long a program has been judged is said once that can be felt, until the verdict', () => {
  const round = {
    ...{ number: 1, cause: 'saved' as const, at: new Date(0) },
    ...{ steps: [], found: false, awaited: null },
  };
  const judging = {
    ...openingState(exercise, 'en'),
    round: { ...round, attempt: null, types: null },
  };
  const said = (ms: number) => statusLines(judging, style, new Date(ms))[0];
  expect(said(1_900)).toMatch(/ Judging…$/);
  expect(said(4_100)).toMatch(/ Judging… 4 s$/);
  const attempt = { judgement: { ok: false } } as Attempt;
  const over = { ...judging, round: { ...judging.round, attempt } };
  expect(statusLines(over, style, new Date(4_100))[0]).toMatch(/for a new verdict\.$/);
});

test('what is waited for is named while nothing moves, and how many steps hold of how many', () => {
  const about = {
    ...{ work: new URL('work/', courseFolder), lessons, progress: noProgress },
    ...{ highlighter: null, now: new Date(5_200) },
  };
  const round = {
    ...{ number: 1, cause: 'saved' as const, at: new Date(0), found: false },
    ...{ steps: [{ id: 'listens' as const, ok: true }], attempt: null, types: null },
  };
  const said = (awaited: Awaited | null, steps: number | undefined): string[] => {
    const state = {
      ...openingState({ ...exercise, steps }, 'en'),
      round: { ...round, awaited },
    };
    return watchBody(state, about, style).lines.slice(-3);
  };
  const since = new Date(2_000);
  expect(said({ what: 'talk', peer: 'silent', since }, 12)).toEqual([
    '1 of 12 steps passed so far. The thorough check is still running…',
    '',
    'With a client that says nothing, for 3 s now',
  ]);
  expect(said({ what: 'end', peer: 'nobody', since }, 12)[2]).toBe(
    'Waiting for your program to end, for 3 s now',
  );
  // How many there are is not known, or no longer true.
  for (const steps of [undefined, 0]) {
    expect(said(null, steps)[2]).toBe(
      'Passed so far: 1 step. The thorough check is still running…',
    );
  }
});
