import { existsSync, readFileSync } from 'node:fs';
import { type Exercise, solutionNames } from '../course/exercises.ts';
import { codeLines, type Highlighter } from '../terminal/code.ts';
import { spaced } from '../terminal/drawing.ts';
import type { TextStyle } from '../terminal/text-style.ts';

export type Solution = { name: string; text: string };

/** The solutions of an exercise: with the kit, and with `node:net` alone. */
export function solutionsOf({ folder }: Exercise): Solution[] {
  return solutionNames
    .map((name) => ({ name, file: new URL(name, folder) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') }));
}

/** Both solutions, one below the other, as the reader shows code. */
export function solutionLines(
  exercise: Exercise,
  style: TextStyle,
  columns: number,
  highlighter: Highlighter | null,
): string[] {
  return spaced(
    solutionsOf(exercise).map(({ name, text }) => {
      const code = { file: name, region: null, text: text.trimEnd(), firstLine: 1 };
      return codeLines(code, style, columns, style.colors ? highlighter : null);
    }),
  );
}
