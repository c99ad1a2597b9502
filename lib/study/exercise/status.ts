import type { LessonSummary } from '../../course/catalogue.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import { exerciseIn, type Progress, withExercise } from '../progress.ts';

export type ExerciseStatus = 'new' | 'started' | 'passed';

export function statusOf(progress: Progress, { id }: Pick<Exercise, 'id'>): ExerciseStatus {
  const { passed, started } = exerciseIn(progress, id);
  return passed ? 'passed' : started ? 'started' : 'new';
}

/** How far the exercises of a course are; `begun`: the last one, while it is not passed. */
export function exercisesDone(lessons: readonly LessonSummary[], progress: Progress) {
  const all = listExercises(lessons);
  const passed = all.filter((one) => statusOf(progress, one) === 'passed').length;
  const last = all.find(({ id }) => id === progress.exercise);
  const begun = last && statusOf(progress, last) === 'started' ? last : null;
  return { count: all.length, passed, begun };
}

/** The exercise to go on with after another: the next one not passed, from the beginning again. */
export function nextExercise(
  progress: Progress,
  exercises: readonly Exercise[],
  after: string | undefined,
): Exercise | null {
  const at = exercises.findIndex(({ id }) => id === after);
  const order = [...exercises.slice(at + 1), ...exercises.slice(0, at + 1)];
  return order.find((exercise) => statusOf(progress, exercise) !== 'passed') ?? null;
}

/** The verdict is remembered; a pass stays a pass. */
export function withVerdict(progress: Progress, id: string, ok: boolean): Progress {
  return withExercise(progress, id, (known) => ({
    ...known,
    attempts: known.attempts + 1,
    ...(ok && !known.passed && { passed: new Date().toISOString() }),
  }));
}

/** The exercise is begun, with the start.ts of that hash where it was copied just now. */
export function withStarted(progress: Progress, id: string, start: string | null): Progress {
  const begun = withExercise(progress, id, (known) => ({
    ...known,
    started: known.started ?? new Date().toISOString(),
    ...(start !== null && { start }),
  }));
  return { ...begun, exercise: id };
}

/** One more hint is open, of so many. */
export function withHint(progress: Progress, id: string, of: number): Progress {
  return withExercise(progress, id, (known) => ({
    ...known,
    hints: Math.min(of, known.hints + 1),
  }));
}

/** The solution was looked at. */
export const withSolution = (progress: Progress, id: string): Progress =>
  withExercise(progress, id, (known) => ({ ...known, solution: true }));
