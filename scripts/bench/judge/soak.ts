import { availableParallelism } from 'node:os';
import type { Exercise } from '../../../lib/course/exercises.ts';
import { judge, Standby } from '../../../lib/lab/lab.ts';

export type SoakRow = {
  name: 'soak';
  exercise: string;
  program: string;
  times: number;
  /** Verdicts other than `passed`, and how often each came: alone, and with every core busy. */
  failures: Record<string, number>;
  busyFailures: Record<string, number>;
};

/** An exercise and the name of a program in its folder. */
export type Soaked = readonly [exercise: Exercise, program: string];

/** Judgings side by side that keep every core busy, though each waits now and then. */
const lanes = availableParallelism() + 2;

/**
 * Judges programs that should pass again and again, half of the times alone, and then side by side. `onBegin` is
 * told of each, twice.
 */
export async function soak(
  programs: readonly Soaked[],
  times: number,
  onBegin: (name: string) => void,
): Promise<SoakRow[]> {
  const all = programs.map(([exercise, program]) => ({
    exercise,
    row: rowOf(exercise, program, times),
  }));
  const half = Math.ceil(times / 2);
  for (const { exercise, row } of all) {
    onBegin(`${row.exercise}: ${row.program}`);
    row.failures = await judgeTimes(exercise, row.program, half);
  }
  const next = all.values();
  const lane = async (): Promise<void> => {
    for (const { exercise, row } of next) {
      onBegin(`${row.exercise}: ${row.program}, side by side`);
      row.busyFailures = await judgeTimes(exercise, row.program, times - half);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return all.map(({ row }) => row);
}

function rowOf({ id }: Exercise, program: string, times: number): SoakRow {
  return { name: 'soak', exercise: id, program, times, failures: {}, busyFailures: {} };
}

/** In turns as `check` does, with a program that starts, and as `watch` does, with one that waits. */
async function judgeTimes(
  { id, folder }: Exercise,
  program: string,
  times: number,
): Promise<Record<string, number>> {
  const failures: Record<string, number> = {};
  const check = new URL('check.ts', folder);
  const file = new URL(program, folder);
  const standby = new Standby(file);
  try {
    for (let turn = 0; turn < times; turn += 1) {
      const waiting = turn % 2 === 0 ? {} : { standby };
      const { verdict } = await judge({ exercise: id, check, file, ...waiting });
      standby.refill();
      if (verdict.id !== 'passed') failures[verdict.id] = (failures[verdict.id] ?? 0) + 1;
    }
  } finally {
    await standby.close();
  }
  return failures;
}
