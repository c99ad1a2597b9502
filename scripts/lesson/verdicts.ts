import { UserError } from '../../lib/errors.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { verdictListLines, verdictRows } from '../../lib/study/exercise/verdict-list.ts';
import { languageFrom, parseWords } from '../command.ts';
import type { LessonCommand } from './lesson.ts';

/** `verdicts`: everything that a check can say, in both languages. */
export const verdicts: LessonCommand = async (args, _house, progress) => {
  const { values, positionals } = parseWords(args, { json: { type: 'boolean' } });
  const [surplus] = positionals;
  if (surplus !== undefined) throw new UserError('too-many-words', { given: surplus });
  const look = lookOf(process.stdout, languageFrom(values.lang, progress.read().language));
  if (values.json) console.log(JSON.stringify({ verdicts: verdictRows() }));
  else for (const line of verdictListLines(look, look.columns)) console.log(line);
  return 0;
};
