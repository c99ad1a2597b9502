import { programFile, shownPath } from '../../lib/study/exercise/place.ts';
import { resetExercise } from '../../lib/study/exercise/workspace.ts';
import { words } from '../../lib/study/words.ts';
import { exerciseWords } from './exercise-words.ts';
import type { LessonCommand } from './lesson.ts';

/** `reset [EXERCISE]`: begins anew; what the learner wrote is kept under a date. */
export const reset: LessonCommand = async (args, house, progress) => {
  const { exercise, language } = exerciseWords(args, {}, house, progress);
  const kept = resetExercise(exercise, house.work, progress, language);
  if (kept) console.log(words(language, 'exercise.kept', { kept: shownPath(kept) }));
  const file = shownPath(programFile(house.work, exercise));
  console.log(words(language, kept ? 'exercise.anew' : 'exercise.made', { file }));
  return 0;
};
