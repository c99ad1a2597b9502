import { diffLines } from '../../lib/exercise/solution.ts';
import { ownSubmission } from '../../lib/exercise/submission.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

/** `diff [EXERCISE]`: the learner's program against the solution that is nearest to it. */
export const diff: LessonCommand = {
  options: {},
  usage: [{ help: 'lesson.diff' }],
  words: 1,
  run(given) {
    const exercise = exerciseOf(given);
    const { source } = ownSubmission(exercise, given.folders.work);
    given.io.print(...diffLines(source, exercise, given.style));
    return 0;
  },
};
