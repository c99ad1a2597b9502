import { text } from 'node:stream/consumers';
import { entriesOf, loadErrorGuide } from '../../lib/course/error-guide.ts';
import { UserError } from '../../lib/errors.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import {
  errorListLines,
  explainJson,
  explainLines,
  listErrorsJson,
} from '../../lib/study/explain/explain-lines.ts';
import { findError } from '../../lib/study/explain/find-error.ts';
import { readTrace } from '../../lib/study/explain/trace.ts';
import { languageFrom, parseWords } from '../command.ts';
import type { LessonCommand } from './lesson.ts';

/**
 * `explain [CODE]`: what an error means. A whole stack trace comes on standard input; without
 * either, the list.
 */
export const explain: LessonCommand = async (args, house, progress) => {
  const { values, positionals } = parseWords(args, { json: { type: 'boolean' } });
  const look = lookOf(process.stdout, languageFrom(values.lang, progress.read().language));
  const guide = loadErrorGuide(house.lessons);
  if (!guide) throw new UserError('explain-unknown', { given: positionals.join(' ') });
  const print = (json: () => string, lines: () => string[]): number => {
    console.log(values.json ? json() : lines().join('\n'));
    return 0;
  };
  const given = await wordsGiven(positionals);
  if (given === '') {
    return print(
      () => listErrorsJson(guide),
      () => errorListLines(guide, look),
    );
  }
  const entries = entriesOf(guide);
  const trace = given.includes('\n') ? readTrace(given, entries) : null;
  const entry = trace?.entry ?? findError(firstLine(given), entries);
  return print(
    () => explainJson(guide, entry, look, trace),
    () => explainLines(guide, entry, look, trace),
  );
};

/** What was typed; else what comes through a pipe. */
async function wordsGiven(positionals: readonly string[]): Promise<string> {
  const piped = positionals.length === 0 ? process.stdin.isTTY !== true : positionals[0] === '-';
  return piped ? (await text(process.stdin)).trim() : positionals.join(' ').trim();
}

/** What cannot be read as a stack is named by its first line. */
const firstLine = (given: string): string => given.split('\n', 1)[0] ?? '';
