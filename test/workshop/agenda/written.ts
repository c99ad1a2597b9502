import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { listLessons } from '../../../lib/course/catalogue.ts';
import { type Lesson, loadLesson } from '../../../lib/course/lesson.ts';
import { emptyFolder } from '../../empty-folder.ts';

type Written = {
  minutes: { read: number; exercises: number };
  exercises?: { slug: string; minutes?: number; level?: number }[];
  /** The page below its front matter, the same in both languages. */
  page: string;
};

/** A lesson that a test writes, `01-tested`. */
export function lessonWith({ minutes, exercises = [], page }: Written): Lesson {
  const lessons = pathToFileURL(`${emptyFolder()}/`);
  const folder = new URL('01-tested/', lessons);
  mkdirSync(new URL('examples/', folder), { recursive: true });
  const title = { en: 'Tested', fr: 'Essai' };
  const manifest = { title, minutes, needs: [], sources: [], concepts: {} };
  const listed = exercises.map((exercise) => ({
    ...exercise,
    title: { en: `The ${exercise.slug}`, fr: `Le ${exercise.slug}` },
  }));
  const put = (name: string, text: string): void => writeFileSync(new URL(name, folder), text);
  put('lesson.json', JSON.stringify({ ...manifest, exercises: listed }));
  for (const language of ['en', 'fr']) {
    put(`${language}.md`, `---\ntitle: ${title.en}\nsummary: Words.\n---\n\n${page}`);
  }
  const [summary] = listLessons(lessons);
  if (!summary) throw new Error('the lesson is there');
  return loadLesson(summary);
}
