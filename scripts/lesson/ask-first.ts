import { UserError } from '../../lib/base/user-error.ts';
import { type Exercise, shortName } from '../../lib/course/exercises.ts';
import type { ExerciseProgress } from '../../lib/learner/progress.ts';
import { words } from '../../lib/terminal/words.ts';
import { asked, isYes } from '../command/asked.ts';
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
  if (isYes(answer)) return null;
  io.print(words(language, 'exercise.solutionNot'));
  return 0;
}
