import { existsSync } from 'node:fs';
import type { Exercise } from '../../../lib/course/exercises.ts';
import { type Equivalent, equivalentsOf, findEquivalent } from './equivalents.ts';
import { checkFails, type Mutated } from './judge-mutants.ts';
import type { Mutant } from './make.ts';

export type ExerciseRow = {
  name: 'exercise';
  exercise: string;
  /** All of them: killed, survived, equivalent, and those not judged yet. */
  mutants: number;
  killed: number;
  survived: number;
  /** Named in the exercise's `equivalent.json`, or only what is printed would change. */
  equivalent: number;
  open: number;
  /** Killed, of those that are judged and not equivalent; null if there are none. */
  percent: number | null;
};

/** A mutant that got no verdict against it, and nobody has said why. */
export type SurvivorRow = Omit<Mutant, 'text'> & {
  name: 'survivor';
  exercise: string;
  file: string;
  verdict: string;
};

/** An entry of `equivalent.json` that names no mutant, or only such as got a verdict against them. */
export type StaleRow = Omit<Equivalent, 'reason'> & {
  name: 'stale';
  exercise: string;
  verdict: string | null;
};

export type MutantsRow = ExerciseRow | SurvivorRow | StaleRow;

type Judged = {
  file: string;
  mutant: Mutant;
  verdict: string | undefined;
  /** The entry of `equivalent.json` that names it. */
  entry: Equivalent | undefined;
};

/** One exercise: its counts, its survivors, and what is wrong with its list of equivalents. */
export function rowsOf(
  exercise: Exercise,
  programs: readonly Mutated[],
  equivalents: readonly Equivalent[] = equivalentsOf(exercise),
): MutantsRow[] {
  const all = programs.flatMap(({ file, mutants }) =>
    mutants.map(({ mutant, verdict }): Judged => {
      return { file, mutant, verdict, entry: findEquivalent(mutant, file, equivalents) };
    }),
  );
  const printed = programs.reduce((sum, program) => sum + program.printed, 0);
  const judged = all.filter(({ verdict }) => verdict !== undefined);
  const survivors = judged.filter(({ verdict }) => verdict === 'passed' || verdict === checkFails);
  const unexplained = survivors.filter(({ entry, verdict }) => !entry || verdict === checkFails);
  const killed = judged.length - survivors.length;
  const files = programs.map(({ file }) => file);
  return [
    {
      name: 'exercise',
      exercise: exercise.id,
      mutants: all.length + printed,
      killed,
      survived: unexplained.length,
      equivalent: survivors.length - unexplained.length + printed,
      open: all.length - judged.length,
      percent: percentOf(killed, unexplained.length),
    },
    ...unexplained.map((one) => survivorRow(exercise, one)),
    ...equivalents
      // A right program has no mutants unless that was asked for.
      .filter(({ file }) => files.includes(file) || !existsSync(new URL(file, exercise.folder)))
      .flatMap((entry) => staleRow(exercise, entry, all)),
  ];
}

function survivorRow({ id }: Exercise, { file, mutant, verdict = '' }: Judged): SurvivorRow {
  const { text: _, ...place } = mutant;
  return { name: 'survivor', exercise: id, file, verdict, ...place };
}

function staleRow({ id }: Exercise, entry: Equivalent, all: readonly Judged[]): StaleRow[] {
  const { file, before, after } = entry;
  const verdicts = all.filter((one) => one.entry === entry).map(({ verdict }) => verdict);
  // The same line may occur twice, and matter in one of the places only.
  const isNeeded = verdicts.some((verdict) => verdict === undefined || verdict === 'passed');
  if (isNeeded) return [];
  return [{ name: 'stale', exercise: id, file, before, after, verdict: verdicts[0] ?? null }];
}

export function percentOf(killed: number, survived: number): number | null {
  return killed + survived === 0 ? null : (100 * killed) / (killed + survived);
}

export function isExplained(row: MutantsRow): boolean {
  return row.name === 'exercise';
}
