import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../base/i18n.ts';
import { workshopWords as words } from '../words.ts';
import type { SessionReport } from './report.ts';
import { doneSaid, momentText } from './said.ts';

/**
 * Attendance and progress, one line a learner, RFC 4180. No cell is a formula, whatever people call
 * themselves; spreadsheets know by its first bytes that it is UTF-8.
 */
export function reportCsv({ learners, exercises }: SessionReport, language: Language): string {
  const say = (key: Parameters<typeof words>[1]): string => words(language, key);
  const header = [
    ...[say('export.name'), say('export.language'), say('export.joined'), say('export.heard')],
    ...[say('export.passed'), ...exercises],
  ];
  const rows = learners.map(({ name, language: own, joined, heard, passed, exercises }) => [
    ...[name, own, momentText(joined), momentText(heard), String(passed)],
    ...exercises.map((done) => doneSaid(done, language)),
  ]);
  return stringify([header, ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
}
