import { houseKey } from '../../../lib/authoring/proof.ts';
import { listLessons, repository } from '../../../lib/course/catalogue.ts';
import { listExercises, rightPrograms, solutionNames } from '../../../lib/course/exercises.ts';
import { findExercise } from '../../../lib/learner/find-exercise.ts';
import { inWorkFolder, progress, untilCtrlC } from '../work-folder.ts';
import { judgeMutants, mutate } from './judge-mutants.ts';
import { Known } from './known.ts';
import { isExplained, type MutantsRow, rowsOf } from './rows.ts';
import { mutantsText } from './text.ts';

const stateFile = new URL('node_modules/.cache/socket-workbook/mutants.json', repository);

export type MutantsOptions = {
  /** The exercises, as people name them; without any, all of them. */
  words: readonly string[];
  /** Whether the right programs in other styles have mutants, too. */
  right: boolean;
  /** How many mutants to judge at most; the next run continues there. */
  limit?: number | undefined;
};

/**
 * Small changes to programs that are right: each must get a verdict, or the reason why it is as right
 * as the program. One that passes shows what a check does not look at.
 */
export async function benchMutants({
  words,
  right,
  limit = Number.POSITIVE_INFINITY,
}: MutantsOptions): Promise<{ rows: MutantsRow[]; text: string; failed: boolean }> {
  const lessons = listLessons();
  const exercises =
    words.length > 0 ? words.map((word) => findExercise(word, lessons)) : listExercises(lessons);
  const known = new Known(stateFile, houseKey());
  const programs = await Promise.all(
    exercises
      .flatMap((exercise) =>
        [...solutionNames, ...(right ? rightPrograms(exercise) : [])].map(
          (file) => [exercise, file] as const,
        ),
      )
      .map(([exercise, file]) => mutate(exercise, file, known)),
  );
  await untilCtrlC((signal) =>
    inWorkFolder((work) =>
      judgeMutants(programs, { known, work, limit, onBegin: progress, signal }),
    ),
  );
  const rows = exercises.flatMap((exercise) =>
    rowsOf(
      exercise,
      programs.filter((program) => program.exercise === exercise),
    ),
  );
  return { rows, text: mutantsText(rows), failed: !rows.every(isExplained) };
}
