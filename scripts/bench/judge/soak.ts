import { availableParallelism } from 'node:os';
import type { Exercise } from '../../../lib/course/exercises.ts';
import { judge } from '../../../lib/judge/judge.ts';
import { Standby } from '../../../lib/judge/standby.ts';

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

/** Rounds of one program before the next one's turn: a soak that is cut short has tried all alike. */
const turn = 20;

export type SoakOptions = {
  /** How often each program is judged, half of the times alone and then side by side; once, side by side. */
  times: number;
  /** Told what is judged next. */
  onBegin: (name: string) => void;
  /** Ends the soak with what has been found by then. */
  signal: AbortSignal;
};

/** Judges programs that should pass again and again. */
export async function soak(
  programs: readonly Soaked[],
  { times, onBegin, signal }: SoakOptions,
): Promise<SoakRow[]> {
  const all = programs.map(([exercise, program]) => ({ exercise, row: rowOf(exercise, program) }));
  for (let done = 0; done < times && !signal.aborted; done += turn) {
    const count = Math.min(turn, times - done);
    const half = Math.floor(count / 2);
    for (const { exercise, row } of half > 0 ? all : []) {
      if (signal.aborted) break;
      onBegin(`${done} of ${times}, ${row.exercise}: ${row.program}`);
      await judgeTimes(exercise, row, row.failures, half, signal);
    }
    if (!signal.aborted) onBegin(`${done + half} of ${times}, side by side`);
    const next = all.values();
    const lane = async (): Promise<void> => {
      for (const { exercise, row } of next) {
        if (signal.aborted) break;
        await judgeTimes(exercise, row, row.busyFailures, count - half, signal);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return all.map(({ row }) => row);
}

function rowOf({ id }: Exercise, program: string): SoakRow {
  return { name: 'soak', exercise: id, program, times: 0, failures: {}, busyFailures: {} };
}

/** In turns as `check` does, with a program that starts, and as `watch` does, with one that waits. */
async function judgeTimes(
  { id, folder }: Exercise,
  row: SoakRow,
  failures: Record<string, number>,
  times: number,
  signal: AbortSignal,
): Promise<void> {
  const check = new URL('check.ts', folder);
  const file = new URL(row.program, folder);
  const standby = new Standby(file);
  try {
    for (let time = 0; time < times; time += 1) {
      // At first nothing waits, and it is told how many should.
      const waiting = time === 0 || time % 2 === 1 ? { standby } : {};
      const { verdict } = await judge({ exercise: id, check, file, signal, ...waiting });
      if (signal.aborted) return;
      standby.refill();
      row.times += 1;
      if (verdict.id !== 'passed') failures[verdict.id] = (failures[verdict.id] ?? 0) + 1;
    }
  } finally {
    await standby.close();
  }
}
