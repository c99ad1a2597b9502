import { findNamed } from '../../lib/base/suggest.ts';
import { UserError } from '../../lib/base/user-error.ts';
import { findLesson, listLessons } from '../../lib/course/catalogue.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { type Page, sectionWith } from '../../lib/course/page.ts';
import { hasScreen } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';
import { searchesOf } from './search/open-search.ts';

/**
 * `read LESSON [SECTION]`: the reader in a terminal, else as plain text: the whole lesson, or the
 * section with that id.
 */
export const read: LessonCommand = {
  options: {},
  usage: [{ words: 'LESSON [SECTION]', help: 'lesson.read' }],
  words: 2,
  async run({ words: [given, wanted], language, style, io, folders, progress, room }) {
    if (given === undefined) throw new UserError('lesson-missing', { command: 'read' });
    const lessons = listLessons(folders.lessons);
    const lesson = findLesson(given, lessons);
    const ids = (): string[] =>
      loadLesson(lesson).pages[language].outline.headings.map(({ id }) => id);
    const section = wanted && findNamed(wanted, ids(), 'section-unknown', { lesson: lesson.id });
    if (hasScreen(io)) {
      const { visit } = await import('../../lib/study/visit.ts');
      const { work, lessons: folder } = folders;
      room?.connect(true);
      const options = {
        room,
        lessons,
        language,
        progress,
        work,
        folder,
        searchIn: searchesOf(folder),
      };
      const start = section ? { id: section } : 'beginning';
      return (await visit({ lesson, start }, options)).code;
    }
    const { lessonLines } = await import('../../lib/study/plain.ts');
    const { loadTermedPage } = await import('../../lib/study/reader/reading.ts');
    const place = { lesson, lessons };
    const page = loadTermedPage(place, loadGlossary(lessons), language);
    io.print(...lessonLines(place, section ? partOf(page, section) : page, style));
    return 0;
  },
};

/** A page with nothing on it but the section in which that heading is. */
function partOf(page: Page, id: string): Page {
  const sections = page.sections.filter((section) => section === sectionWith(page, id));
  return { ...page, sections, blocks: sections.flatMap(({ blocks }) => blocks) };
}
