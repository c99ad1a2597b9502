import { checkFails } from './judge-mutants.ts';
import {
  type ExerciseRow,
  type MutantsRow,
  percentOf,
  type StaleRow,
  type SurvivorRow,
} from './rows.ts';

const columns = ['mutants', 'killed', 'survived', 'equivalent', 'open'] as const;

/** A table of the exercises, then each survivor as a diff, then what has to be corrected. */
export function mutantsText(rows: readonly MutantsRow[]): string {
  const of = <Name extends MutantsRow['name']>(name: Name) =>
    rows.filter((row): row is Extract<MutantsRow, { name: Name }> => row.name === name);
  const exercises = of('exercise');
  const width = Math.max(...exercises.map(({ exercise }) => exercise.length), 0);
  const all = exercises.length > 1 ? [sumOf(exercises)] : [];
  return [
    `${''.padEnd(width)}  ${columns.join('  ')}`,
    ...[...exercises, ...all].map((row) => exerciseText(row, width)),
    ...of('survivor').map(survivorText),
    ...of('stale').map(staleText),
  ].join('\n');
}

function exerciseText(row: ExerciseRow, width: number): string {
  const cells = columns.map((name) => String(row[name]).padStart(name.length));
  const share = row.percent === null ? '' : `  ${row.percent.toFixed(0).padStart(3)} %`;
  return `${row.exercise.padEnd(width)}  ${cells.join('  ')}${share}`;
}

function sumOf(rows: readonly ExerciseRow[]): ExerciseRow {
  const sum = (name: (typeof columns)[number]): number =>
    rows.reduce((total, row) => total + row[name], 0);
  const killed = sum('killed');
  const survived = sum('survived');
  return {
    ...{ name: 'exercise', exercise: 'all', mutants: sum('mutants'), killed, survived },
    ...{ equivalent: sum('equivalent'), open: sum('open') },
    percent: percentOf(killed, survived),
  };
}

function survivorText({ exercise, file, ...row }: SurvivorRow): string {
  const { line, column, mutator, before, after, verdict } = row;
  const why = verdict === checkFails ? ': the check itself fails' : '';
  return `\n${exercise} ${file}:${line}:${column} ${mutator}${why}\n- ${before}\n+ ${after}`;
}

function staleText({ exercise, file, before, after, verdict }: StaleRow): string {
  const why =
    verdict === null
      ? 'names no mutant: remove it'
      : `is not equivalent, for it gets ${verdict}: remove it, or correct the check`;
  return `\n${exercise} equivalent.json: this entry ${why}\n  ${file}\n- ${before}\n+ ${after}`;
}
