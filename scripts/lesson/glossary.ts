import { listLessons } from '../../lib/course/catalogue.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { findTerm, glossaryLines } from '../../lib/study/glossary.ts';
import { languageFrom, parseWords } from '../command.ts';
import { hasTerminal } from './has-terminal.ts';
import type { LessonCommand } from './lesson.ts';

/** `glossary [TERM]`: the terms, page by page where they do not fit the window, or one term. */
export const glossary: LessonCommand = async (args, house, progress) => {
  const { values, positionals } = parseWords(args, {});
  const language = languageFrom(values.lang, progress.read().language);
  const lessons = listLessons(house.lessons);
  const all = loadGlossary(lessons);
  // A name of several words needs no quotes.
  const terms = positionals.length > 0 ? [findTerm(positionals.join(' '), all, language)] : all;
  const look = lookOf(process.stdout, language);
  const lines = glossaryLines(terms, look, look.columns);
  if (hasTerminal() && lines.length >= process.stdout.rows) {
    const { showGlossary } = await import('../../lib/study/reader/show-glossary.ts');
    return showGlossary(lessons, language);
  }
  for (const line of lines) console.log(line);
  return 0;
};
