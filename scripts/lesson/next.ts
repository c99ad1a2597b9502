import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { UserError } from '../../lib/errors.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { nextExercise } from '../../lib/study/exercise/status.ts';
import { startExercise } from '../../lib/study/exercise/workspace.ts';
import { words } from '../../lib/study/words.ts';
import { languageFrom, parseWords } from '../command.ts';
import type { LessonCommand } from './lesson.ts';

/** `next`: begins the next exercise that is not passed. */
export const next: LessonCommand = async (args, house, progress) => {
  const { values, positionals } = parseWords(args, {});
  const [surplus] = positionals;
  if (surplus !== undefined) throw new UserError('too-many-words', { given: surplus });
  const known = progress.read();
  const language = languageFrom(values.lang, known.language);
  const all = listExercises(listLessons(house.lessons));
  const exercise = nextExercise(known, all, known.exercise);
  if (!exercise) {
    console.log(words(language, 'exercise.allPassed'));
    return 0;
  }
  const started = startExercise(exercise, house.work, progress, language);
  const { startLines } = await import('../../lib/study/exercise/start-lines.ts');
  const look = lookOf(process.stdout, language);
  for (const line of startLines(exercise, started, look)) console.log(line);
  return 0;
};
