import { UserError } from '../../lib/base/user-error.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { exportProgress, importedProgress } from '../../lib/learner/exchange.ts';
import { words } from '../../lib/terminal/words.ts';
import type { LessonCommand } from './lesson.ts';

const options = { json: { type: 'boolean' } } as const;

/** `progress`: what was done; `progress export FILE`, `progress import FILE` to take it along. */
export const progress: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.progress' }, { words: 'export FILE, progress import FILE' }],
  words: 2,
  async run({ values, words: [what, file], language, style, io, folders, progress }) {
    if (what === undefined) {
      const { progressReport, reportLines } = await import('../../lib/study/progress-report.ts');
      const report = progressReport(listLessons(folders.lessons), progress.read());
      if (values.json) io.print(JSON.stringify({ lessons: report }));
      else io.print(...reportLines(report, style));
      return 0;
    }
    if (file === undefined || (what !== 'export' && what !== 'import')) {
      throw new UserError('progress-what');
    }
    if (what === 'export') exportProgress(progress.read(), file);
    else progress.add({ fact: 'imported', progress: importedProgress(file) });
    const done = what === 'export' ? 'exercise.exported' : 'exercise.imported';
    io.print(words(language, done, { file }));
    return 0;
  },
};
