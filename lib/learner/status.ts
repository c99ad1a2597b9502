import type { LessonSummary } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import { exerciseIn, type Progress } from './progress.ts';

export type ExerciseStatus = 'new' | 'started' | 'passed';

export function statusOf(progress: Progress, { id }: Pick<Exercise, 'id'>): ExerciseStatus {
  const { passed, started } = exerciseIn(progress, id);
  return passed ? 'passed' : started ? 'started' : 'new';
}

/** How far along a course's exercises are; `begun`: the last one started, until it is passed. */
export function exercisesDone(lessons: readonly LessonSummary[], progress: Progress) {
  const all = listExercises(lessons);
  const passed = all.filter((one) => statusOf(progress, one) === 'passed').length;
  const last = all.find(({ id }) => id === progress.exercise);
  const begun = last && statusOf(progress, last) === 'started' ? last : null;
  return { count: all.length, passed, begun };
}

/** The exercise to continue with after another: the next one not passed, wrapping around. */
export function nextExercise(
  progress: Progress,
  exercises: readonly Exercise[],
  after: string | undefined,
): Exercise | null {
  const at = exercises.findIndex(({ id }) => id === after);
  const order = [...exercises.slice(at + 1), ...exercises.slice(0, at + 1)];
  return order.find((exercise) => statusOf(progress, exercise) !== 'passed') ?? null;
}
