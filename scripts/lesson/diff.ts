import { diffLines } from '../../lib/exercise/solution.ts';
import { ownSubmission } from '../../lib/exercise/submission.ts';
import { exerciseIn } from '../../lib/learner/progress.ts';
import { askFirst } from './ask-first.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

const options = { yes: { type: 'boolean' } } as const;

/** `diff [EXERCISE]`: the learner's program against the solution that is nearest to it; asks first. */
export const diff: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.diff' }],
  words: 1,
  async run(given) {
    const { values, folders, progress, style, io } = given;
    const exercise = exerciseOf(given);
    const { source } = ownSubmission(exercise, folders.work);
    const known = exerciseIn(progress.read(), exercise.id);
    const yes = values.yes === true;
    const code = await askFirst({ command: 'diff', exercise, known, yes }, given);
    if (code !== null) return code;
    progress.add({ fact: 'solution', exercise: exercise.id });
    io.print(...diffLines(source, exercise, style));
    return 0;
  },
};
