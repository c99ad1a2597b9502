import type { Language } from '../../base/i18n.ts';
import { Recent } from '../../base/recent.ts';
import { plainText } from '../../course/blocks.ts';
import { type LessonSummary, listLessons } from '../../course/catalogue.ts';
import { loadLesson } from '../../course/lesson.ts';
import type { RoomCall } from '../../terminal/room-view.ts';

/** A line is drawn often, and a lesson takes a while to read. */
const titles = new Recent<string>(50);

const lessonOf = (id: string): LessonSummary | undefined =>
  listLessons().find((lesson) => lesson.id === id);

/** A lesson as it is called here; a room may have others. */
export const lessonTitle = (id: string, language: Language): string =>
  titles.get(`${language} ${id}`, () => lessonOf(id)?.manifest.title[language] ?? id);

/** A section as it is called here. */
export function sectionTitle({ lesson: id, section }: RoomCall, language: Language): string {
  return titles.get(`${language} ${id} ${section}`, () => {
    const lesson = lessonOf(id);
    const headings = lesson ? loadLesson(lesson).pages[language].blocks : [];
    const heading = headings.find((block) => block.type === 'heading' && block.id === section);
    return heading?.type === 'heading' ? plainText(heading.children) : section;
  });
}
