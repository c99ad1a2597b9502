import { createInterface } from 'node:readline/promises';
import { UserError } from '../../lib/base/user-error.ts';
import { type Exercise, shortName } from '../../lib/course/exercises.ts';
import type { ExerciseProgress } from '../../lib/learner/progress.ts';
import { words } from '../../lib/terminal/words.ts';
import type { Given } from '../command/command.ts';

type Asked = {
  command: 'solution' | 'diff';
  exercise: Exercise;
  /** What is known about the exercise. */
  known: ExerciseProgress;
  yes: boolean;
};

/**
 * Asks before a solution is seen, by someone who has neither passed nor seen it. Null: it may be
 * shown; otherwise, the exit code.
 */
export async function askFirst(
  { command, exercise, known, yes }: Asked,
  { language, io }: Pick<Given, 'language' | 'io'>,
): Promise<number | null> {
  if (yes || known.solution || known.passed !== undefined) return null;
  if (!io.stdin.isTTY) {
    throw new UserError('solution-yes', { command, exercise: shortName(exercise) });
  }
  const title = exercise.title[language];
  const answer = await asked(`${words(language, 'exercise.solutionAsk', { title })} `);
  if (answer === null) return 130;
  if (/^\s*[yo]/i.test(answer)) return null;
  io.print(words(language, 'exercise.solutionNot'));
  return 0;
}

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
