import { openHint, openHints } from '../../lib/exercise/task.ts';
import { exerciseIn } from '../../lib/learner/progress.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

/** `hint [EXERCISE]`: opens one more hint, and shows those that are open. */
export const hint: LessonCommand = {
  options: {},
  usage: [{ help: 'lesson.hint' }],
  words: 1,
  run(given) {
    const exercise = exerciseOf(given);
    const { hints } = exerciseIn(openHint(exercise, given.progress), exercise.id);
    given.io.print(...openHints(exercise, hints, given.style));
    return 0;
  },
};
