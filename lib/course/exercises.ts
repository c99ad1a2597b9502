import { existsSync, readdirSync } from 'node:fs';
import type { Language } from '../base/i18n.ts';
import type { LessonSummary } from './catalogue.ts';

/** An exercise of a lesson, and where its files are. */
export type Exercise = {
  /** `03-async-server/echo` */
  id: string;
  slug: string;
  lesson: LessonSummary;
  title: Record<Language, string>;
  /** Holds start.ts, check.ts, the solutions, wrong/, and right/ where there are others. */
  folder: URL;
};

/** The exercises of some lessons, in the order in which a learner meets them. */
export function listExercises(lessons: readonly LessonSummary[]): Exercise[] {
  return lessons.flatMap((lesson) =>
    lesson.manifest.exercises.map(({ slug, title }) => ({
      id: `${lesson.id}/${slug}`,
      slug,
      lesson,
      title,
      folder: new URL(`exercises/${slug}/`, lesson.folder),
    })),
  );
}

/** The solutions that learners see: with the kit, and with `node:net` alone. */
export const solutionNames = ['solution.ts', 'solution.net.ts'] as const;

/** The wrong answers of an exercise, by their paths in its folder. */
export function wrongAnswers(exercise: Exercise): string[] {
  return programsIn(exercise, 'wrong');
}

/** Right programs in other styles, which the check must let pass. No page shows them. */
export function rightPrograms(exercise: Exercise): string[] {
  return programsIn(exercise, 'right');
}

function programsIn({ folder }: Exercise, name: string): string[] {
  const inside = new URL(`${name}/`, folder);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => `${name}/${file}`);
}
