import { listWritten } from '../lib/course/catalogue.ts';
import { findLesson } from '../lib/course/find.ts';
import { loadLesson } from '../lib/course/lesson.ts';
import { languages, wordsOf } from '../lib/i18n.ts';
import { type Comparison, compareRun, saveRecording } from '../lib/lab/record.ts';
import type texts from '../locales/en/record.json';
import { languageFrom, parseWords, runCommand } from './command.ts';

const words = wordsOf<typeof texts>('record');

await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, { check: { type: 'boolean' } });
  const language = languageFrom(values.lang);
  const all = listWritten();
  const chosen = positionals.length > 0 ? positionals.map((word) => findLesson(word, all)) : all;
  let findings = 0;
  for (const lesson of chosen.map(loadLesson)) {
    for (const programs of lesson.runs) {
      for (const spoken of languages) {
        const comparison = await compareRun(lesson, programs, spoken);
        if (isNews(comparison)) {
          findings += 1;
          if (!values.check && comparison.fresh) saveRecording(lesson.folder, comparison.fresh);
        }
        for (const line of report(comparison, values.check === true)) console.log(line);
      }
    }
  }
  return values.check && findings > 0 ? 1 : 0;

  function report(comparison: Comparison, check: boolean): string[] {
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
});

function isNews({ missing, committed, differences }: Comparison): boolean {
  return missing.length === 0 && (committed === null || differences.length > 0);
}
