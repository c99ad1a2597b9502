import { exerciseIn } from '../../lib/learner/progress.ts';
import { openHint, openHints } from '../../lib/study/exercise/task.ts';
import { exerciseWords } from './exercise-words.ts';
import type { LessonCommand } from './lesson.ts';

/** `hint [EXERCISE]`: opens one hint more, and shows those that are open. */
export const hint: LessonCommand = async (args, house, progress) => {
  const { exercise, look } = exerciseWords(args, {}, house, progress);
  const known = openHint(exercise, progress);
  const { hints } = exerciseIn(known, exercise.id);
  for (const line of openHints(exercise, hints, look, look.columns)) console.log(line);
  return 0;
};
