import type { Fact } from '../../learner/facts.ts';
import type { ExerciseProgress } from '../../learner/progress.ts';

/** What of a solution can be seen beside an exercise. */
export type Given = 'diff' | 'solution';

/** What is open beside an exercise, in every page that shows it. */
export type Bench = {
  shown: Given | null;
  /** What a second press will open. */
  ask: Given | null;
};

export const closedBench: Bench = { shown: null, ask: null };

export type BenchAct = Given | 'yes' | 'no';

/**
 * What a button makes of it. Whoever has neither passed nor seen the solution is asked first; a fact
 * is to be remembered.
 */
export function press(
  bench: Bench,
  act: BenchAct,
  exercise: string,
  known: ExerciseProgress,
): { bench: Bench; facts: Fact[] } {
  const shows = (shown: Given | null): ReturnType<typeof press> => ({
    bench: { shown, ask: null },
    facts: shown && !known.solution ? [{ fact: 'solution', exercise }] : [],
  });
  if (act === 'no') return { bench: { ...bench, ask: null }, facts: [] };
  if (act === 'yes') return bench.ask ? shows(bench.ask) : { bench, facts: [] };
  if (bench.shown === act) return shows(null);
  const isOpen = known.solution || known.passed !== undefined;
  return isOpen ? shows(act) : { bench: { ...bench, ask: act }, facts: [] };
}
