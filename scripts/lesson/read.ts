import { UserError } from '../../lib/base/user-error.ts';
import { findLesson, listLessons } from '../../lib/course/catalogue.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
import { hasScreen } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';

/** `read LESSON`: the reader in a terminal, else the whole lesson as plain text. */
export const read: LessonCommand = {
  options: {},
  usage: [{ words: 'LESSON', help: 'lesson.read' }],
  words: 1,
  async run({ words: [given], language, style, io, folders, progress }) {
    if (given === undefined) throw new UserError('lesson-missing', { command: 'read' });
    const lessons = listLessons(folders.lessons);
    const lesson = findLesson(given, lessons);
    if (hasScreen(io)) {
      const { readLesson } = await import('../../lib/study/reader/reader.ts');
      const { work } = folders;
      return (await readLesson({ lesson, lessons, language, progress, work, resume: false })).code;
    }
    const { lessonLines } = await import('../../lib/study/plain.ts');
    const { loadTermedPage } = await import('../../lib/study/reader/reading.ts');
    const place = { lesson, lessons };
    const page = loadTermedPage(place, loadGlossary(lessons), language);
    io.print(...lessonLines(place, page, style));
    return 0;
  },
};
