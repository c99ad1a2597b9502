import type { ParseArgsConfig } from 'node:util';
import { listLessons } from '../../lib/course/catalogue.ts';
import { UserError } from '../../lib/errors.ts';
import type { Journal } from '../../lib/learner/journal.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { exerciseFrom } from '../../lib/study/exercise/find-exercise.ts';
import type { House } from '../../lib/study/house.ts';
import { languageFrom, parseWords } from '../command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words of a command that is about one exercise: named, or the one begun last. */
export function exerciseWords<const T extends Options>(
  args: readonly string[],
  options: T,
  house: House,
  progress: Journal,
) {
  const { values, positionals } = parseWords(args, options);
  const [given, surplus] = positionals;
  if (surplus !== undefined) throw new UserError('too-many-words', { given: surplus });
  const known = progress.read();
  const language = languageFrom((values as { lang?: string }).lang, known.language);
  const lessons = listLessons(house.lessons);
  const exercise = exerciseFrom(given, lessons, known);
  const look = lookOf(process.stdout, language);
  return { values, language, lessons, exercise, look };
}
