import { UserError } from '../../lib/base/user-error.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { sessionReport } from '../../lib/workshop/export/report.ts';
import { readSession } from '../../lib/workshop/sessions.ts';
import { sessionFrom } from './session-from.ts';
import type { WorkshopCommand } from './workshop.ts';

const options = {
  markdown: { type: 'boolean', help: 'workshop.export.markdown' },
  csv: { type: 'boolean', help: 'workshop.export.csv' },
  json: { type: 'boolean', help: 'workshop.export.json' },
} as const;

const formats = ['markdown', 'csv', 'json'] as const;

/** `export SESSION`: who was there and how far they came, and where the time went. */
export const exportSession: WorkshopCommand<typeof options> = {
  options,
  usage: [{ words: 'SESSION', help: 'workshop.export.use' }],
  words: 1,
  async run({ values, words: [given], language, io, folders }) {
    const [format = 'markdown', another] = formats.filter((format) => values[format]);
    if (another)
      throw new UserError('formats-many', { first: `--${format}`, second: `--${another}` });
    const kept = await readSession(folders.work, sessionFrom(given, 'export'));
    const lessons = listLessons(folders.lessons)
      .filter(({ id }) => kept.room.lessons.includes(id))
      .map(loadLesson);
    const report = sessionReport(kept, lessons);
    if (format === 'json') io.print(JSON.stringify(report));
    else if (format === 'csv') {
      const { reportCsv } = await import('../../lib/workshop/export/csv.ts');
      // `print` ends the last line, of which the first half is here.
      io.print(reportCsv(report, language).replace(/\n$/, ''));
    } else {
      const { reportMarkdown } = await import('../../lib/workshop/export/markdown.ts');
      io.print(...reportMarkdown(report, language));
    }
    return 0;
  },
};
