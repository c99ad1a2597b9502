import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listLessons, repository } from '../../../lib/course/catalogue.ts';
import { listExercises, rightPrograms, solutionNames } from '../../../lib/course/exercises.ts';
import { type DelayRow, measureDelay } from './delay.ts';
import { type Left, markPrograms, whatIsLeft } from './left.ts';
import { type Soaked, type SoakRow, soak } from './soak.ts';
import { failuresOf, judgeText } from './text.ts';

export type JudgeRow = DelayRow | SoakRow | Left;

/** Judging each program 500 times takes hours; quick is a look at whether all is well. */
const efforts = { quick: { times: 4, saves: 3 }, full: { times: 500, saves: 15 } };

/**
 * Every right program again and again: each must pass each time, and nothing may be left. And how long a
 * learner waits after a save, beside an empty program under the same Node and tsx.
 */
export async function benchJudge({ quick, times }: { quick: boolean; times?: number }): Promise<{
  rows: JudgeRow[];
  text: string;
  failed: boolean;
}> {
  const exercises = listExercises(listLessons());
  const effort = quick ? efforts.quick : efforts.full;
  const rows: JudgeRow[] = [];
  markPrograms();
  await inFolder(async (work) => {
    for (const exercise of exercises) {
      progress(`${exercise.id}: save`);
      rows.push(await measureDelay(exercise, work, effort.saves));
    }
  });
  const programs = exercises.flatMap((exercise) =>
    [...solutionNames, ...rightPrograms(exercise)].map((path) => [exercise, path] as const),
  );
  rows.push(...(await soakUntilCtrlC(programs, times ?? effort.times)));
  await new Promise((resolve) => setImmediate(resolve));
  rows.push(whatIsLeft());
  return { rows, text: judgeText(rows), failed: failuresOf(rows) > 0 };
}

/** Ctrl-C ends the hours, and what has been found by then is reported. */
async function soakUntilCtrlC(programs: readonly Soaked[], times: number): Promise<SoakRow[]> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  try {
    return await soak(programs, { times, onBegin: progress, signal: stopping.signal });
  } finally {
    process.off('SIGINT', stop);
  }
}

/** A folder for learners' programs, in `work/`: there they find `#sockets`. */
async function inFolder(use: (work: URL) => Promise<void>): Promise<void> {
  const work = fileURLToPath(new URL('work/', repository));
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(`${work}.bench-`);
  try {
    await use(pathToFileURL(`${folder}/`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** For the person who waits minutes; not when output is piped. */
function progress(name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${name}…\n`);
}
