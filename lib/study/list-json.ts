import type { LessonSummary } from '../course/catalogue.ts';
import { listExercises } from '../course/exercises.ts';
import { loadLesson } from '../course/lesson.ts';
import type { Progress } from '../learner/progress.ts';
import { statusOf } from '../learner/status.ts';

/** Everything a tool may want to know about the lessons, as JSON on one line. */
export function listJson(summaries: readonly LessonSummary[], progress: Progress): string {
  const lessons = summaries.map(loadLesson).map((lesson) => {
    const { id, slug, manifest, runs } = lesson;
    const exercises = listExercises([lesson]).map((exercise) => ({
      slug: exercise.slug,
      title: exercise.title,
      status: statusOf(progress, exercise),
    }));
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
