import { listLessons } from '../../../lib/course/catalogue.ts';
import { listExercises, rightPrograms, solutionNames } from '../../../lib/course/exercises.ts';
import { inWorkFolder, progress, untilCtrlC } from '../work-folder.ts';
import { type DelayRow, measureDelay } from './delay.ts';
import { type Left, markPrograms, whatIsLeft } from './left.ts';
import { type SoakRow, soak } from './soak.ts';
import { failuresOf, judgeText } from './text.ts';

export type JudgeRow = DelayRow | SoakRow | Left;

/**
 * Judging each program 500 times takes days; quick is a look at whether all is well, and takes about
 * half an hour on two idle cores. `every` tells which exercises are saved: each, or one in eight.
 */
const efforts = {
  quick: { times: 1, saves: 2, every: 8 },
  full: { times: 500, saves: 15, every: 1 },
};

/**
 * Every right program again and again: each must pass each time, and nothing may be left. And how long a
 * learner waits after a save, beside an empty program under the same Node and tsx.
 */
export async function benchJudge({
  quick,
  times,
}: {
  quick: boolean;
  times?: number | undefined;
}): Promise<{
  rows: JudgeRow[];
  text: string;
  failed: boolean;
}> {
  const exercises = listExercises(listLessons());
  const effort = quick ? efforts.quick : efforts.full;
  const rows: JudgeRow[] = [];
  markPrograms();
  await inWorkFolder(async (work) => {
    for (const exercise of exercises.filter((_, index) => index % effort.every === 0)) {
      progress(`${exercise.id}: save`);
      rows.push(await measureDelay(exercise, work, effort.saves));
    }
  });
  const programs = exercises.flatMap((exercise) =>
    [...solutionNames, ...rightPrograms(exercise)].map((path) => [exercise, path] as const),
  );
  const options = { times: times ?? effort.times, onBegin: progress };
  rows.push(...(await untilCtrlC((signal) => soak(programs, { ...options, signal }))));
  await new Promise((resolve) => setImmediate(resolve));
  rows.push(whatIsLeft());
  return { rows, text: judgeText(rows), failed: failuresOf(rows) > 0 };
}
