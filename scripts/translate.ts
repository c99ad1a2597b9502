import {
  acceptTranslation,
  changedWords,
  type Piece,
  sectionStates,
} from '../lib/authoring/translation.ts';
import type { Language } from '../lib/base/i18n.ts';
import { UserError } from '../lib/base/user-error.ts';
import { wordsOf } from '../lib/base/words.ts';
import { findLesson, listWritten } from '../lib/course/catalogue.ts';
import { loadGuides, loadLesson, type Writing } from '../lib/course/lesson.ts';
import { quiet, strong, type TextStyle } from '../lib/terminal/text-style.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';
import type { Io } from './command/io.ts';

const words = wordsOf('translate');

const options = {
  status: { type: 'boolean', help: 'translate.status' },
  json: { type: 'boolean', help: 'translate.json' },
} as const;

/** `npm run translate [-- [accept] LESSON…]`: the sections in which the French is out of date. */
export const translate: Command<typeof options> = {
  options,
  usage: [
    { help: 'translate.use' },
    { words: 'LESSON…', help: 'translate.some' },
    { words: 'accept LESSON…', help: 'translate.accept' },
    { words: '--status [LESSON…]', help: 'translate.status', options: ['json'] },
  ],
  words: Number.POSITIVE_INFINITY,
  run({ values, words: given, language, style, io }) {
    const accept = given[0] === 'accept';
    const named = accept ? given.slice(1) : given;
    if (accept && named.length === 0) throw new UserError('accept-what');
    const all = [...listWritten(), ...loadGuides()];
    const chosen = (named.length > 0 ? named.map((word) => findLesson(word, all)) : all).map(
      (found) => ('pages' in found ? found : loadLesson(found)),
    );
    if (values.status || values.json) return status(chosen, language, values.json === true, io);
    let behind = 0;
    for (const lesson of chosen) {
      const lines = report(language, lesson, style);
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

/** Characters of an unchanged text that are shown on either side of a change. */
const around = 40;

await whenStarted(import.meta, (io) => runScript('translate', translate, io));

/** How many sections of each page are up to date; 1 where not all of them are. */
function status(chosen: readonly Writing[], language: Language, json: boolean, io: Io): number {
  const pages = chosen.map(({ slug, pages }) => {
    const sections = sectionStates(pages).map(({ id, state }) => ({ id, state }));
    const fresh = sections.filter(({ state }) => state === 'fresh').length;
    return { lesson: slug, file: pages.fr.file, fresh, of: sections.length, sections };
  });
  if (json) io.print(JSON.stringify({ pages }));
  else
    io.print(...pages.map(({ file, fresh, of }) => words(language, 'status', { file, fresh, of })));
  return pages.every(({ fresh, of }) => fresh === of) ? 0 : 1;
}

function report(language: Language, lesson: Writing, style: TextStyle): string[] {
  const { file } = lesson.pages.fr;
  return sectionStates(lesson.pages).flatMap(({ id: section, line, state }) => {
    if (state === 'fresh') return [];
    const said = words(language, state, { file, line, section });
    if (state !== 'stale') return [said];
    const lines = changedWords(lesson, section)?.map((pieces) => `  ${marked(pieces, style)}`);
    return [said, ...(lines ?? [words(language, 'unknown')])];
  });
}

/** As git marks words: `[-before-]{+now+}`. Of a long line, the neighborhood of what changed. */
function marked(pieces: readonly Piece[], style: TextStyle): string {
  return pieces
    .map(({ text, is }, at) => {
      if (is === 'removed') return quiet(style, `[-${text}-]`);
      if (is === 'added') return strong(style, `{+${text}+}`);
      const [first, last] = [at === 0, at === pieces.length - 1];
      if (text.length <= 2 * around) return text;
      const begin = first ? '…' : `${text.slice(0, around)}…`;
      return last ? begin : begin + text.slice(-around);
    })
    .join('');
}
