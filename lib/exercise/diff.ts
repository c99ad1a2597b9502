import { existsSync, readFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import { type Exercise, solutionNames } from '../course/exercises.ts';

export type Solution = { name: string; text: string };

/** A line that is removed, added, or stays; those of the program itself have their numbers. */
export type DiffRow = { mark: '-' | '+' | ' '; number: number | null; text: string };

/** Lines that differ, and some around them; `digits`: room for the numbers. */
export type Hunk = { rows: DiffRow[]; digits: number };

/** The solutions of an exercise: with the kit, and with `node:net` alone. */
export function solutionsOf({ folder }: Exercise): Solution[] {
  return solutionNames
    .map((name) => ({ name, file: new URL(name, folder) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') }));
}

/** What turns one text into another; nothing where they are the same. */
export function hunksBetween(own: string, other: string): Hunk[] {
  const { hunks } = structuredPatch('', '', own, other, '', '', { context: 3 });
  return hunks.map(({ oldStart, lines }) => {
    let number = oldStart;
    const rows = lines
      .filter((line) => !line.startsWith('\\'))
      .map((line): DiffRow => {
        const mark = line.startsWith('+') ? '+' : line.startsWith('-') ? '-' : ' ';
        return { mark, number: mark === '+' ? null : number++, text: line.slice(1) };
      });
    return { rows, digits: String(oldStart + lines.length).length };
  });
}

/** How many lines are removed or added. */
export const changesIn = (hunks: readonly Hunk[]): number =>
  hunks.flatMap(({ rows }) => rows).filter(({ mark }) => mark !== ' ').length;

/**
 * The solution that is nearest to a program, and what turns the program into it. Of the solutions
 * that use the kit if the program does, and `node:net` if it does.
 */
export function nearestSolution(
  source: string,
  exercise: Exercise,
): { solution: Solution; hunks: Hunk[] } | undefined {
  const own = source.replaceAll('\r\n', '\n');
  const all = solutionsOf(exercise);
  const alike = all.filter(({ text }) => kindOf(text) === kindOf(own));
  const [nearest] = (alike.length > 0 ? alike : all)
    .map((solution) => ({ solution, hunks: hunksBetween(own, solution.text) }))
    .sort((a, b) => changesIn(a.hunks) - changesIn(b.hunks));
  return nearest;
}

/** Where a program's sockets come from; one with the kit may import `node:net` as well. */
function kindOf(source: string): 'kit' | 'net' | null {
  if (/(['"])#sockets\1/.test(source)) return 'kit';
  return /(['"])(node:)?net\1/.test(source) ? 'net' : null;
}
