import type { Language } from '../base/i18n.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { lessonNumber } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import { exerciseIn, type Progress } from '../learner/progress.ts';
import { statusOf } from '../learner/status.ts';
import type { ShownExercise } from './drawing.ts';

/** The shortest name that every command understands: `3/echo`. */
export const shortName = ({ lesson, slug }: Exercise): string => `${lessonNumber(lesson)}/${slug}`;

/** A lesson's exercise as a page shows it; one that is not in the manifest goes by its slug. */
export function shownExercise(
  lesson: LessonSummary,
  slug: string,
  progress: Progress,
  language: Language,
  keys: boolean,
): ShownExercise {
  const exercise = listExercises([lesson]).find((exercise) => exercise.slug === slug);
  const name = `${lessonNumber(lesson)}/${slug}`;
  if (!exercise) return { title: slug, name, status: 'new', hints: 0, keys };
  const { hints } = exerciseIn(progress, exercise.id);
  return {
    title: exercise.title[language],
    name,
    status: statusOf(progress, exercise),
    hints,
    keys,
  };
}
