import { listLessons } from '../../lib/course/catalogue.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
import { findTerm, glossaryLines } from '../../lib/study/glossary.ts';
import { lookOf } from '../../lib/terminal/look.ts';
import { hasTerminal } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';

/** `glossary [TERM]`: the terms, page by page where they do not fit the window, or one term. */
export const glossary: LessonCommand = {
  options: {},
  words: Number.POSITIVE_INFINITY,
  async run({ words, language, io, house }) {
    const lessons = listLessons(house.lessons);
    const all = loadGlossary(lessons);
    // A name of several words needs no quotes.
    const terms = words.length > 0 ? [findTerm(words.join(' '), all, language)] : all;
    const look = lookOf(io.stdout, language, io.env);
    const lines = glossaryLines(terms, look, look.columns);
    if (hasTerminal(io) && lines.length >= io.stdout.rows) {
      const { showGlossary } = await import('../../lib/study/reader/show-glossary.ts');
      return showGlossary(lessons, language);
    }
    io.print(...lines);
    return 0;
  },
};
