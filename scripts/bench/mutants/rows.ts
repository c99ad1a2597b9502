import type { Exercise } from '../../../lib/course/exercises.ts';
import { type Equivalent, equivalentsOf, isNamed } from './equivalents.ts';
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

/** An entry of `equivalent.json` that names no mutant, or one that got a verdict against it. */
export type StaleRow = Omit<Equivalent, 'reason'> & {
  name: 'stale';
  exercise: string;
  verdict: string | null;
};

export type MutantsRow = ExerciseRow | SurvivorRow | StaleRow;

/** One exercise: its counts, its survivors, and what is wrong with its list of equivalents. */
export function rowsOf(
  exercise: Exercise,
  programs: readonly Mutated[],
  equivalents: readonly Equivalent[] = equivalentsOf(exercise),
): MutantsRow[] {
  const all = programs.flatMap(({ file, mutants }) =>
    mutants.map(({ mutant, verdict }) => ({
      ...{ file, mutant, verdict },
      named: isNamed(mutant, file, equivalents),
    })),
  );
  const printed = programs.reduce((sum, program) => sum + program.printed, 0);
  const judged = all.filter(({ verdict }) => verdict !== undefined);
  const survivors = judged.filter(({ verdict }) => verdict === 'passed' || verdict === checkFails);
  const killed = judged.length - survivors.length;
  const unexplained = survivors.filter(({ named, verdict }) => !named || verdict === checkFails);
  const fair = killed + unexplained.length;
  const row: ExerciseRow = {
    name: 'exercise',
    exercise: exercise.id,
    mutants: all.length + printed,
    killed,
    survived: unexplained.length,
    equivalent: survivors.length - unexplained.length + printed,
    open: all.length - judged.length,
    percent: fair === 0 ? null : (100 * killed) / fair,
  };
  const files = programs.map(({ file }) => file);
  const stale = equivalents
    .filter(({ file }) => files.includes(file))
    .flatMap((entry): StaleRow[] => {
      const { file, before, after } = entry;
      const verdicts = all.filter(({ named }) => named === entry).map(({ verdict }) => verdict);
      const against = verdicts.find((verdict) => verdict !== undefined && verdict !== 'passed');
      if (verdicts.length > 0 && against === undefined) return [];
      const verdict = against ?? null;
      return [{ name: 'stale', exercise: exercise.id, file, before, after, verdict }];
    });
  return [
    row,
    ...unexplained.map(
      ({ file, mutant: { text: _, ...mutant }, verdict = '' }): SurvivorRow => ({
        name: 'survivor',
        ...{ exercise: exercise.id, file, verdict },
        ...mutant,
      }),
    ),
    ...stale,
  ];
}

export function isExplained(row: MutantsRow): boolean {
  return row.name === 'exercise';
}
