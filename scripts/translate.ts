import {
  acceptTranslation,
  changedWords,
  fileIn,
  type Piece,
  sectionStates,
  targets,
} from '../lib/authoring/translation.ts';
import type { Language } from '../lib/base/i18n.ts';
import { UserError } from '../lib/base/user-error.ts';
import { wordsOf } from '../lib/base/words.ts';
import { findLesson, listWritten } from '../lib/course/catalogue.ts';
import { loadGuides, loadLesson, type Writing } from '../lib/course/lesson.ts';
import { quiet, strong, type TextStyle } from '../lib/terminal/text-style.ts';
import { type Command, type Given, runScript, whenStarted } from './command/command.ts';

const words = wordsOf('translate');

const options = {
  status: { type: 'boolean', help: 'translate.status' },
  json: { type: 'boolean', help: 'translate.json' },
  only: { type: 'string', value: 'LANGUAGE', help: 'translate.only' },
} as const;

/** `npm run translate [-- [accept] LESSON…]`: the sections of translations that are out of date. */
export const translate: Command<typeof options> = {
  options,
  usage: [
    { help: 'translate.use', options: ['only'] },
    { words: 'LESSON…', help: 'translate.some' },
    { words: 'accept LESSON…', help: 'translate.accept' },
    { words: '--status [LESSON…]', options: ['status', 'json'] },
  ],
  words: Number.POSITIVE_INFINITY,
  run(given) {
    const { values, words: typed, language, io } = given;
    const accept = typed[0] === 'accept';
    const named = accept ? typed.slice(1) : typed;
    if (accept && named.length === 0) throw new UserError('accept-what');
    const all = [...listWritten(), ...loadGuides()];
    const chosen = (named.length > 0 ? named.map((word) => findLesson(word, all)) : all).map(
      (found) => ('pages' in found ? found : loadLesson(found)),
    );
    const into = targetsOf(values.only);
    if (values.status || values.json) return status(chosen, into, given);
    let behind = 0;
    for (const lesson of chosen) {
      const there = into.filter((target) => lesson.pages[target].language === target);
      const reports = there
        .map((target) => ({ target, lines: report(lesson, target, given) }))
        .filter(({ lines }) => lines.length > 0);
      if (reports.length === 0) io.print(words(language, 'fresh', { lesson: lesson.id }));
      for (const { target, lines } of reports) {
        behind += 1;
        io.print(...lines);
        if (accept) acceptTranslation(lesson, target);
        const file = fileIn(lesson, target);
        io.print(words(language, accept ? 'accepted' : 'how', { file, lesson: lesson.slug }));
      }
    }
    return behind > 0 && !accept ? 1 : 0;
  },
};

/** Characters of an unchanged text that are shown on either side of a change. */
const around = 40;

await whenStarted(import.meta, (io) => runScript('translate', translate, io));

/** The languages of the translations that are meant: all of them, or only one. */
function targetsOf(only: string | undefined): readonly Language[] {
  if (only === undefined) return targets;
  const named = targets.filter((target) => target === only);
  if (named.length === 0)
    throw new UserError('language-unknown', { given: only, languages: targets.join(', ') });
  return named;
}

/** How many sections of each page are up to date; 1 where not all of them are. */
function status(
  chosen: readonly Writing[],
  into: readonly Language[],
  { values, language, io }: Given<typeof options>,
): number {
  const pages = chosen.flatMap((lesson) =>
    into.map((target) => {
      const sections = sectionStates(lesson, target).map(({ id, state }) => ({ id, state }));
      const fresh = sections.filter(({ state }) => state === 'fresh').length;
      const isThere = lesson.pages[target].language === target;
      const file = fileIn(lesson, target);
      return {
        lesson: lesson.slug,
        language: target,
        file,
        isThere,
        fresh,
        of: sections.length,
        sections,
      };
    }),
  );
  if (values.json) io.print(JSON.stringify({ pages }));
  else
    io.print(
      ...pages.map(({ file, isThere, fresh, of }) =>
        words(language, isThere ? 'status' : 'absent', { file, fresh, of }),
      ),
    );
  return pages.every(({ fresh, of }) => fresh === of) ? 0 : 1;
}

function report(
  lesson: Writing,
  target: Language,
  { language, style }: Pick<Given, 'language' | 'style'>,
): string[] {
  const file = fileIn(lesson, target);
  return sectionStates(lesson, target).flatMap(({ id: section, line, state }) => {
    if (state === 'fresh') return [];
    const said = words(language, state, { file, line, section });
    if (state !== 'stale') return [said];
    const changed = changedWords(lesson, section, target);
    const lines = changed?.map((pieces) => `  ${marked(pieces, style)}`);
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
