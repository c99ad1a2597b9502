import { diffLines } from '../../lib/study/exercise/diff-lines.ts';
import { ownSubject } from '../../lib/study/exercise/subject.ts';
import { exerciseWords } from './exercise-words.ts';
import type { LessonCommand } from './lesson.ts';

/** `diff [EXERCISE]`: the learner's program against the solution that is nearest to it. */
export const diff: LessonCommand = async (args, house, progress) => {
  const { exercise, look } = exerciseWords(args, {}, house, progress);
  const { source } = ownSubject(exercise, house.work);
  for (const line of diffLines(source, exercise, look, look.columns)) console.log(line);
  return 0;
};
