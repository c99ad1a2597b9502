import { type Language, languages } from '../lib/base/i18n.ts';
import { wordsOf } from '../lib/base/words.ts';
import { findLesson, listWritten } from '../lib/course/catalogue.ts';
import { loadLesson } from '../lib/course/lesson.ts';
import { type Comparison, compareRun, saveRecording } from '../lib/run/record.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

const words = wordsOf('record');

const options = { check: { type: 'boolean', help: 'record.check' } } as const;

/** `npm run record [-- LESSON…]`: runs every example in the languages of its lesson, and saves what has changed. */
export const record: Command<typeof options> = {
  options,
  usage: [{ help: 'record.use' }, { words: 'LESSON…', help: 'record.some' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words: named, language, io }) {
    const all = listWritten();
    const chosen = named.length > 0 ? named.map((word) => findLesson(word, all)) : all;
    const isCheck = values.check === true;
    let findings = 0;
    for (const lesson of chosen.map(loadLesson)) {
      const written = languages.filter((one) => lesson.pages[one].language === one);
      for (const programs of lesson.runs) {
        for (const spoken of written) {
          const comparison = await compareRun(lesson, programs, spoken);
          if (isNews(comparison)) {
            findings += 1;
            if (!isCheck && comparison.fresh) saveRecording(lesson.folder, comparison.fresh);
          }
          io.print(...report(comparison, isCheck, language));
        }
      }
    }
    return isCheck && findings > 0 ? 1 : 0;
  },
};

await whenStarted(import.meta, (io) => runScript('record', record, io));

function report(comparison: Comparison, check: boolean, language: Language): string[] {
  const { programs, missing, committed, differences } = comparison;
  const run = { run: programs.join(' '), language: comparison.language };
  if (missing.length > 0)
    return [words(language, 'gated', { ...run, missing: missing.join(', ') })];
  if (!committed) return [words(language, check ? 'none' : 'made', run)];
  const first = differences[0];
  if (!first) return [words(language, 'same', run)];
  return [
    words(language, check ? 'differs' : 'renewed', { ...run, what: first.what }),
    words(language, 'was', { text: first.expected }),
    words(language, 'is', { text: first.actual }),
  ];
}

function isNews({ missing, committed, differences }: Comparison): boolean {
  return missing.length === 0 && (committed === null || differences.length > 0);
}
