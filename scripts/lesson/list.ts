import { type LessonSummary, listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { type Progress, statusOf } from '../../lib/learner/progress.ts';
import { courseList } from '../../lib/study/list.ts';
import type { LessonCommand } from './lesson.ts';

const options = { json: { type: 'boolean' } } as const;

/** `list`: the lessons, one a line; with `--json` everything a tool may want to know of them. */
export const list: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.list' }],
  async run({ values, style, io, folders, progress }) {
    const lessons = listLessons(folders.lessons);
    const known = progress.read();
    if (values.json) io.print(await listJson(lessons, known));
    else io.print(...courseList(lessons, known, style));
    return 0;
  },
};

/** Everything a tool may want to know about the lessons, as JSON on one line. */
async function listJson(all: readonly LessonSummary[], progress: Progress): Promise<string> {
  // Only now: reading whole pages is not needed for a list.
  const { loadLesson } = await import('../../lib/course/lesson.ts');
  const lessons = all.map(loadLesson).map((lesson) => {
    const { id, slug, manifest, runs } = lesson;
    const { title, minutes, needs } = manifest;
    const programs = lesson.programs.map(({ name, kind }) => ({ name, kind }));
    const exercises = listExercises([lesson]).map((exercise) => ({
      slug: exercise.slug,
      title: exercise.title,
      status: statusOf(progress, exercise),
    }));
    return { id, slug, title, minutes, needs, programs, runs, exercises };
  });
  return JSON.stringify({ lessons });
}
