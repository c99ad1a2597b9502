import { listWritten } from '../lib/course/catalogue.ts';
import { findLesson } from '../lib/course/find.ts';
import { loadGuides } from '../lib/course/guide.ts';
import { loadLesson, type Writing } from '../lib/course/lesson.ts';
import { sectionStates } from '../lib/course/rules/translation.ts';
import { acceptTranslation, changedLines } from '../lib/course/translation.ts';
import { UserError } from '../lib/errors.ts';
import { type Language, wordsOf } from '../lib/i18n.ts';
import type texts from '../locales/en/translate.json';
import { languageFrom, parseWords, runCommand } from './command.ts';

const words = wordsOf<typeof texts>('translate');

await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, {});
  const language = languageFrom(values.lang);
  const accept = positionals[0] === 'accept';
  const named = accept ? positionals.slice(1) : positionals;
  if (accept && named.length === 0) throw new UserError('accept-what');
  const all = [...listWritten(), ...loadGuides()];
  const chosen = named.length > 0 ? named.map((word) => findLesson(word, all)) : all;
  let behind = 0;
  for (const found of chosen) {
    const lesson = 'pages' in found ? found : loadLesson(found);
    const lines = report(language, lesson);
    if (lines.length === 0) console.log(words(language, 'fresh', { lesson: lesson.id }));
    else behind += 1;
    for (const line of lines) console.log(line);
    if (lines.length === 0) continue;
    if (accept) acceptTranslation(lesson);
    const { file } = lesson.pages.fr;
    if (accept) console.log(words(language, 'accepted', { file }));
    else console.log(words(language, 'how', { lesson: lesson.slug }));
  }
  return behind > 0 && !accept ? 1 : 0;
});

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
