import { listLessons } from '../../lib/course/catalogue.ts';
import { UserError } from '../../lib/errors.ts';
import { exportProgress, importedProgress } from '../../lib/learner/exchange.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { words } from '../../lib/study/words.ts';
import { languageFrom, parseWords } from '../command.ts';
import type { LessonCommand } from './lesson.ts';

/** `progress`: what was done; `progress export FILE`, `progress import FILE` to take it along. */
export const progress: LessonCommand = async (args, house, kept) => {
  const { values, positionals } = parseWords(args, { json: { type: 'boolean' } });
  const [what, file, surplus] = positionals;
  if (surplus !== undefined) throw new UserError('too-many-words', { given: surplus });
  const language = languageFrom(values.lang, kept.read().language);
  if (what === undefined) {
    const { progressReport, reportLines } = await import('../../lib/study/progress-report.ts');
    const report = progressReport(listLessons(house.lessons), kept.read());
    if (values.json) console.log(JSON.stringify({ lessons: report }));
    else
      for (const line of reportLines(report, lookOf(process.stdout, language))) console.log(line);
    return 0;
  }
  if (file === undefined || (what !== 'export' && what !== 'import')) {
    throw new UserError('progress-what');
  }
  if (what === 'export') exportProgress(kept.read(), file);
  else kept.add({ fact: 'imported', progress: importedProgress(file) });
  console.log(
    words(language, what === 'export' ? 'exercise.exported' : 'exercise.imported', { file }),
  );
  return 0;
};
