import { createInterface } from 'node:readline/promises';
import { UserError } from '../../lib/errors.ts';
import { shortName } from '../../lib/study/exercise/shown.ts';
import { words } from '../../lib/study/words.ts';
import { exerciseWords } from './exercise-words.ts';
import type { LessonCommand } from './lesson.ts';

/** `solution [EXERCISE]`: asks first; `--yes` says that it may be shown. */
export const solution: LessonCommand = async (args, house, progress) => {
  const options = { yes: { type: 'boolean' } } as const;
  const { values, exercise, language, look } = exerciseWords(args, options, house, progress);
  if (!values.yes) {
    if (!process.stdin.isTTY) {
      throw new UserError('solution-yes', { exercise: shortName(exercise) });
    }
    const title = exercise.title[language];
    const answer = await asked(`${words(language, 'exercise.solutionAsk', { title })} `);
    if (answer === null) return 130;
    if (!/^\s*[yo]/i.test(answer)) {
      console.log(words(language, 'exercise.solutionNot'));
      return 0;
    }
  }
  progress.add({ fact: 'solution', exercise: exercise.id });
  const { solutionLines } = await import('../../lib/study/exercise/solution-lines.ts');
  const { highlight } = await import('../../lib/course/highlight.ts');
  for (const line of solutionLines(exercise, look, look.columns, highlight)) console.log(line);
  return 0;
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
