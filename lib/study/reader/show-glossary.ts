import type { Language } from '../../base/i18n.ts';
import type { LessonSummary } from '../../course/catalogue.ts';
import { loadGlossary } from '../../course/glossary.ts';
import { showText } from '../../terminal/pager.ts';
import { textStyleOf } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { glossaryLines } from '../glossary.ts';

/** Every term of the course, page by page; gives the exit code. */
export function showGlossary(
  lessons: readonly LessonSummary[],
  language: Language,
): Promise<number> {
  const terms = loadGlossary(lessons);
  const style = textStyleOf(process.stdout, language);
  const title = words(language, 'glossary.title');
  return showText({ title, style, lines: (columns) => glossaryLines(terms, style, columns) });
}
