import { exerciseIn } from '../../lib/learner/progress.ts';
import { askFirst } from './ask-first.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

const options = { yes: { type: 'boolean' } } as const;

/** `solution [EXERCISE]`: asks first; `--yes` says that it may be shown. */
export const solution: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.solution' }],
  words: 1,
  async run(given) {
    const { values, style, io, progress } = given;
    const exercise = exerciseOf(given);
    const known = exerciseIn(progress.read(), exercise.id);
    const yes = values.yes === true;
    const code = await askFirst({ command: 'solution', exercise, known, yes }, given);
    if (code !== null) return code;
    progress.add({ fact: 'solution', exercise: exercise.id });
    const { solutionLines } = await import('../../lib/exercise/solution.ts');
    const { highlight } = await import('../../lib/course/highlight.ts');
    io.print(...solutionLines(exercise, style, highlight));
    return 0;
  },
};
