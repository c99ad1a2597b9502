import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { codeIn, hashOfAll } from '../../../lib/authoring/proof-cache.ts';
import type { Exercise } from '../../../lib/course/exercises.ts';
import { judge } from '../../../lib/judge/judge.ts';
import type { Known } from './known.ts';
import { type Mutant, mutantsOf } from './make.ts';

/** A program of an exercise, its mutants, and what is known of each: the id of its verdict. */
export type Mutated = {
  exercise: Exercise;
  /** Its path in the exercise's folder. */
  file: string;
  /** How many mutants would change only what is printed. */
  printed: number;
  mutants: { mutant: Mutant; verdict: string | undefined }[];
};

/** The verdict on a mutant that makes the check itself fail. */
export const checkFails = 'check-fails';

export async function mutate(exercise: Exercise, file: string, known: Known): Promise<Mutated> {
  const source = readFileSync(new URL(file, exercise.folder), 'utf8').replaceAll('\r\n', '\n');
  const { mutants, printed } = await mutantsOf(source);
  const keyOf = keysOf(exercise, file);
  return {
    ...{ exercise, file, printed },
    mutants: mutants.map((mutant) => ({ mutant, verdict: known.get(keyOf(mutant)) })),
  };
}

function keysOf({ folder }: Exercise, file: string): (mutant: Mutant) => string {
  const check = readFileSync(new URL('check.ts', folder));
  const parts = isRight(file) ? codeIn(new URL('right/', folder)) : [];
  return ({ text }) => hashOfAll([check, file, text, ...parts]);
}

/** It may have parts in a folder below; solutions import nothing of their own. */
const isRight = (path: string): boolean => path.startsWith('right/');

export type JudgeOptions = {
  known: Known;
  /** A folder for the mutants. */
  work: URL;
  /** How many to judge at most. */
  limit: number;
  /** Told what is judged next. */
  onBegin: (name: string) => void;
  /** Ends the work with what has been found by then. */
  signal: AbortSignal;
};

/** Judges mutants whose verdict is not known, as many at once as there are cores. */
export async function judgeMutants(
  programs: readonly Mutated[],
  { known, work, limit, onBegin, signal }: JudgeOptions,
): Promise<void> {
  const open = programs
    .flatMap(({ exercise, file, mutants }) => {
      const keyOf = keysOf(exercise, file);
      return mutants.map((entry) => ({ exercise, file, entry, key: keyOf(entry.mutant) }));
    })
    .filter(({ entry }) => entry.verdict === undefined)
    .slice(0, limit);
  let number = 0;
  const next = open.values();
  const lane = async (): Promise<void> => {
    for (const { exercise, file, entry, key } of next) {
      if (signal.aborted) return;
      number += 1;
      onBegin(`${number} of ${open.length}, ${exercise.id} ${file}:${entry.mutant.line}`);
      const folder = new URL(`${number}/`, work);
      const verdict = await judgeOne(exercise, file, entry.mutant, folder, signal);
      if (signal.aborted) return;
      entry.verdict = verdict;
      known.add(key, verdict);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

async function judgeOne(
  { id, folder }: Exercise,
  path: string,
  { text }: Mutant,
  work: URL,
  signal: AbortSignal,
): Promise<string> {
  const file = new URL(path, work);
  const beside = new URL('.', file);
  if (isRight(path)) cpSync(new URL('right/', folder), beside, { recursive: true });
  else mkdirSync(beside, { recursive: true });
  writeFileSync(file, text);
  try {
    const check = new URL('check.ts', folder);
    const { verdict } = await judge({ exercise: id, check, file, signal });
    return verdict.id;
  } catch {
    return checkFails;
  } finally {
    rmSync(work, { recursive: true });
  }
}
