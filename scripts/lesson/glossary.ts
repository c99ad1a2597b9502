import { listLessons } from '../../lib/course/catalogue.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
import { findTerm, glossaryLines } from '../../lib/study/glossary.ts';
import { textStyleOf } from '../../lib/terminal/text-style.ts';
import { hasTerminal } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';

/** `glossary [TERM]`: the terms, page by page where they do not fit the window, or one term. */
export const glossary: LessonCommand = {
  options: {},
  usage: [{ words: '[TERM]', help: 'lesson.glossary' }],
  words: Number.POSITIVE_INFINITY,
  async run({ words, language, io, folders }) {
    const lessons = listLessons(folders.lessons);
    const all = loadGlossary(lessons);
    // A name of several words needs no quotes.
    const terms = words.length > 0 ? [findTerm(words.join(' '), all, language)] : all;
    const style = textStyleOf(io.stdout, language, io.env);
    const lines = glossaryLines(terms, style, style.columns);
    if (hasTerminal(io) && lines.length >= io.stdout.rows) {
      const { showGlossary } = await import('../../lib/study/reader/show-glossary.ts');
      return showGlossary(lessons, language);
    }
    io.print(...lines);
    return 0;
  },
};
