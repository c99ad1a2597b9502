import { acceptTranslation, changedLines, sectionStates } from '../lib/authoring/translation.ts';
import type { Language } from '../lib/base/i18n.ts';
import { UserError } from '../lib/base/user-error.ts';
import { wordsOf } from '../lib/base/words.ts';
import { findLesson, listWritten } from '../lib/course/catalogue.ts';
import { loadGuides, loadLesson, type Writing } from '../lib/course/lesson.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

const words = wordsOf('translate');

/** `npm run translate [-- [accept] LESSON…]`: the sections in which the French is out of date. */
export const translate: Command = {
  options: {},
  usage: [
    { help: 'translate.use' },
    { words: 'LESSON…', help: 'translate.some' },
    { words: 'accept LESSON…', help: 'translate.accept' },
  ],
  words: Number.POSITIVE_INFINITY,
  run({ words: given, language, io }) {
    const accept = given[0] === 'accept';
    const named = accept ? given.slice(1) : given;
    if (accept && named.length === 0) throw new UserError('accept-what');
    const all = [...listWritten(), ...loadGuides()];
    const chosen = named.length > 0 ? named.map((word) => findLesson(word, all)) : all;
    let behind = 0;
    for (const found of chosen) {
      const lesson = 'pages' in found ? found : loadLesson(found);
      const lines = report(language, lesson);
      if (lines.length === 0) io.print(words(language, 'fresh', { lesson: lesson.id }));
      else behind += 1;
      if (lines.length === 0) continue;
      io.print(...lines);
      if (accept) acceptTranslation(lesson);
      const { file } = lesson.pages.fr;
      if (accept) io.print(words(language, 'accepted', { file }));
      else io.print(words(language, 'how', { lesson: lesson.slug }));
    }
    return behind > 0 && !accept ? 1 : 0;
  },
};

await whenStarted(import.meta, (io) => runScript('translate', translate, io));

function report(language: Language, lesson: Writing): string[] {
  const { file } = lesson.pages.fr;
  return sectionStates(lesson.pages).flatMap(({ id: section, line, state }) => {
    if (state === 'fresh') return [];
    const said = words(language, state, { file, line, section });
    if (state !== 'stale') return [said];
    const lines = changedLines(lesson, section)?.map((text) => `  ${text}`);
    return [said, ...(lines ?? [words(language, 'unknown')])];
  });
}
