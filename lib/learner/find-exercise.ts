import { nearName, unknownName } from '../base/suggest.ts';
import { UserError } from '../base/user-error.ts';
import { findLesson, type LessonSummary } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import type { Progress } from './progress.ts';

/**
 * The exercise that a person means: `3/echo`, `async/echo`, `echo` where one lesson has it, the
 * path of the file in `work/`, or a lesson that has only one.
 *
 * @throws UserError `exercise-unknown`, `exercise-ambiguous`, or one of `findLesson`.
 */
export function findExercise(given: string, lessons: readonly LessonSummary[]): Exercise {
  const wanted = given
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)*(?:work\/|lessons\/)?/, '')
    .replace(/\.ts$|\/+$/, '')
    .toLowerCase();
  const [first = '', ...rest] = wanted.split('/').filter((part) => part !== 'exercises');
  if (rest.length > 0) {
    const own = listExercises([findLesson(first, lessons)]);
    return findNamed(given, rest.join('/'), own);
  }
  const all = listExercises(lessons);
  if (!/^\d{1,2}$/.test(first)) return findNamed(given, first, all);
  const own = listExercises([findLesson(first, lessons)]);
  return own.length === 1 && own[0] ? own[0] : findNamed(given, '', own);
}

function findNamed(given: string, slug: string, exercises: readonly Exercise[]): Exercise {
  const exact = exercises.filter((exercise) => exercise.slug === slug || exercise.id === slug);
  const fitting = exact.length > 0 ? exact : exercises.filter(({ id }) => id.includes(slug));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (only) throw new UserError('exercise-ambiguous', { given, names: namesOf(fitting) });
  if (exercises.length === 0) throw new UserError('exercise-none', { given });
  const near = nearName(
    slug,
    exercises.map((exercise) => exercise.slug),
  );
  const nearest = exercises.find((exercise) => exercise.slug === near);
  throw unknownName('exercise-unknown', { given }, nearest?.id);
}

const namesOf = (exercises: readonly Exercise[]): string =>
  exercises.map(({ id }) => id).join(', ');

/** The exercise named; without a name, the one that was started last. */
export function exerciseFrom(
  given: string | undefined,
  lessons: readonly LessonSummary[],
  progress: Progress,
): Exercise {
  if (given !== undefined) return findExercise(given, lessons);
  const last = listExercises(lessons).find(({ id }) => id === progress.exercise);
  if (last) return last;
  const [first] = listExercises(lessons);
  throw new UserError('exercise-which', { example: first?.id ?? '3/echo' });
}
