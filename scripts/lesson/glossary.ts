import { listLessons } from '../../lib/course/catalogue.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
import { findTerm, glossaryLines, showGlossary } from '../../lib/study/glossary.ts';
import { hasScreen } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';

/** `glossary [TERM]`: the terms, page by page where they do not fit the window, or one term. */
export const glossary: LessonCommand = {
  options: {},
  usage: [{ words: '[TERM]', help: 'lesson.glossary' }],
  words: Number.POSITIVE_INFINITY,
  async run({ words, language, style, io, folders }) {
    const lessons = listLessons(folders.lessons);
    const all = loadGlossary(lessons);
    // A name of several words needs no quotes.
    const terms = words.length > 0 ? [findTerm(words.join(' '), all, language)] : all;
    const lines = glossaryLines(terms, style);
    if (hasScreen(io) && lines.length >= io.stdout.rows) return showGlossary(lessons, language);
    io.print(...lines);
    return 0;
  },
};
