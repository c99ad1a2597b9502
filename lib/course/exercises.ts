import { readdirSync } from 'node:fs';
import type { Language } from '../base/i18n.ts';
import type { LessonSummary } from './catalogue.ts';

/** An exercise of a lesson, and where its files are. */
export type Exercise = {
  /** `03-async-server/echo` */
  id: string;
  slug: string;
  lesson: LessonSummary;
  title: Record<Language, string>;
  /** Holds start.ts, check.ts, solution.ts, solution.net.ts and wrong/. */
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

/** The wrong answers of an exercise, by file name without its ending. */
export function wrongAnswers({ folder }: Exercise): { name: string; file: URL }[] {
  const wrong = new URL('wrong/', folder);
  return readdirSync(wrong)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({ name: name.slice(0, -3), file: new URL(name, wrong) }));
}
