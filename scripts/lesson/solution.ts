import { createInterface } from 'node:readline/promises';
import { UserError } from '../../lib/base/user-error.ts';
import { shortName } from '../../lib/course/exercises.ts';
import { words } from '../../lib/terminal/words.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

const options = { yes: { type: 'boolean' } } as const;

/** `solution [EXERCISE]`: asks first; `--yes` says that it may be shown. */
export const solution: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.solution' }],
  words: 1,
  async run(given) {
    const { values, language, style, io, progress } = given;
    const exercise = exerciseOf(given);
    if (!values.yes) {
      if (!io.stdin.isTTY) {
        throw new UserError('solution-yes', { exercise: shortName(exercise) });
      }
      const title = exercise.title[language];
      const answer = await asked(`${words(language, 'exercise.solutionAsk', { title })} `);
      if (answer === null) return 130;
      if (!/^\s*[yo]/i.test(answer)) {
        io.print(words(language, 'exercise.solutionNot'));
        return 0;
      }
    }
    progress.add({ fact: 'solution', exercise: exercise.id });
    const { solutionLines } = await import('../../lib/exercise/solution.ts');
    const { highlight } = await import('../../lib/course/highlight.ts');
    io.print(...solutionLines(exercise, style, highlight));
    return 0;
  },
};

/** What a person answers; null for Ctrl-C and Ctrl-D. */
async function asked(question: string): Promise<string | null> {
  const { stdin: input, stdout: output } = process;
  // Line by line: Ctrl-Z stays with the terminal, which stops npm as well.
  const reading = createInterface({ input, output, terminal: false });
  const closed = new Promise<null>((resolve) => {
    reading.once('close', () => resolve(null));
  });
  try {
    return await Promise.race([reading.question(question), closed]);
  } finally {
    reading.close();
  }
}
