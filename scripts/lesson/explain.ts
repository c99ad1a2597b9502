import { text } from 'node:stream/consumers';
import { UserError } from '../../lib/base/user-error.ts';
import { entriesOf, loadErrorGuide } from '../../lib/course/error-guide.ts';
import {
  errorListLines,
  explainJson,
  explainLines,
  listErrorsJson,
} from '../../lib/study/explain/explain-lines.ts';
import { findError, readTrace } from '../../lib/study/explain/find-error.ts';
import type { Io } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';

const options = { json: { type: 'boolean' } } as const;

/**
 * `explain [CODE]`: what an error means. A whole stack trace comes on standard input; without
 * either, the list.
 */
export const explain: LessonCommand<typeof options> = {
  options,
  usage: [{ words: '[ERROR]', help: 'lesson.explain' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words, style, io, folders }) {
    const guide = loadErrorGuide(folders.lessons);
    if (!guide) throw new UserError('explain-unknown', { given: words.join(' ') });
    const given = await wordsGiven(words, io);
    if (given === '') {
      if (values.json) io.print(listErrorsJson(guide));
      else io.print(...errorListLines(guide, style));
      return 0;
    }
    const entries = entriesOf(guide);
    const trace = given.includes('\n') ? readTrace(given, entries) : null;
    const entry = trace?.entry ?? findError(firstLine(given), entries);
    if (values.json) io.print(explainJson(guide, entry, style, trace));
    else io.print(...explainLines(guide, entry, style, trace));
    return 0;
  },
};

/** What was typed; otherwise, what is piped in. */
async function wordsGiven(words: readonly string[], { stdin }: Io): Promise<string> {
  const piped = words.length === 0 ? stdin.isTTY !== true : words[0] === '-';
  return piped ? (await text(stdin)).trim() : words.join(' ').trim();
}

/** If it cannot be read as a stack trace, its first line names it. */
const firstLine = (given: string): string => given.split('\n', 1)[0] ?? '';
