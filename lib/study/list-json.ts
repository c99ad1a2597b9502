import type { LessonSummary } from '../course/catalogue.ts';
import { loadLesson } from '../course/lesson.ts';

/** Everything a tool may want to know of the lessons, as JSON on one line. */
export function listJson(summaries: readonly LessonSummary[]): string {
  const lessons = summaries.map(loadLesson).map((lesson) => {
    const { id, slug, manifest, runs, exercises } = lesson;
    const programs = lesson.programs.map(({ name, kind }) => ({ name, kind }));
    return {
      id,
      slug,
      title: manifest.title,
      minutes: manifest.minutes,
      programs,
      runs,
      exercises,
    };
  });
  return JSON.stringify({ lessons });
}
