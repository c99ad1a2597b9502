import type { Exercise } from '../../../lib/course/exercises.ts';
import { judge } from '../../../lib/lab/lab.ts';
import { whileBusy } from './busy.ts';

export type SoakRow = {
  name: 'soak';
  exercise: string;
  program: string;
  times: number;
  /** Verdicts other than `passed`, and how often each came: without and with the other core busy. */
  failures: Record<string, number>;
  busyFailures: Record<string, number>;
};

export const solutions = ['solution.ts', 'solution.net.ts'];

/** Judges a solution again and again, half of the times with the other core busy. */
export async function soak(exercise: Exercise, program: string, times: number): Promise<SoakRow> {
  const half = Math.ceil(times / 2);
  const failures = await judgeTimes(exercise, program, half);
  const busyFailures = await whileBusy(() => judgeTimes(exercise, program, times - half));
  return { name: 'soak', exercise: exercise.id, program, times, failures, busyFailures };
}

async function judgeTimes(
  { id, folder }: Exercise,
  program: string,
  times: number,
): Promise<Record<string, number>> {
  const failures: Record<string, number> = {};
  const check = new URL('check.ts', folder);
  const file = new URL(program, folder);
  for (let turn = 0; turn < times; turn += 1) {
    const { verdict } = await judge({ exercise: id, check, file });
    if (verdict.id !== 'passed') failures[verdict.id] = (failures[verdict.id] ?? 0) + 1;
  }
  return failures;
}
