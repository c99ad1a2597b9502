import { diffLines } from '../../lib/exercise/diff-lines.ts';
import { ownSubject } from '../../lib/exercise/subject.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

/** `diff [EXERCISE]`: the learner's program against the solution that is nearest to it. */
export const diff: LessonCommand = {
  options: {},
  words: 1,
  run(given) {
    const { exercise, look } = exerciseOf(given);
    const { source } = ownSubject(exercise, given.house.work);
    given.io.print(...diffLines(source, exercise, look, look.columns));
    return 0;
  },
};
