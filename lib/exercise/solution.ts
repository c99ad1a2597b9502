import { paint } from '../base/screen.ts';
import { codeRows } from '../base/terminal-text.ts';
import type { Exercise } from '../course/exercises.ts';
import { codeLines, type Highlighter } from '../terminal/code.ts';
import { prose, spaced } from '../terminal/lines.ts';
import { glyphsOf, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { type DiffRow, type Hunk, nearestSolution, solutionsOf } from './diff.ts';

/** Both solutions, one below the other, as the reader shows code. */
export function solutionLines(
  exercise: Exercise,
  style: TextStyle,
  highlighter: Highlighter | null,
): string[] {
  return spaced(
    solutionsOf(exercise).map(({ name, text }) => {
      const code = { file: name, region: null, text: text.trimEnd(), firstLine: 1 };
      return codeLines(code, style, style.columns, highlighter);
    }),
  );
}

/** What turns a program into the nearest solution: lines to remove, lines to add. */
export function diffLines(source: string, exercise: Exercise, style: TextStyle): string[] {
  const nearest = nearestSolution(source, exercise);
  if (!nearest) return [];
  const { solution, hunks } = nearest;
  const key = hunks.length > 0 ? 'exercise.diff' : 'exercise.diffSame';
  const heading = prose(words(style.language, key, { solution: solution.name }), style, strong);
  return spaced([heading, ...hunks.map((hunk) => hunkLines(hunk, style))]);
}

/** The lines of one hunk, with the learner's own numbered. */
function hunkLines({ rows, digits }: Hunk, style: TextStyle): string[] {
  const { bar } = glyphsOf(style);
  return rows.flatMap(({ mark, number, text }) => {
    const line = text.replaceAll('\t', '  ');
    return codeRows(line, style.columns - digits - 5).map(({ from, to }, at) => {
      const gutter = at === 0 && number !== null ? String(number) : '';
      const left = `${gutter.padStart(digits)} ${bar} `;
      return (quiet(style, left) + marked(mark, line.slice(from, to), style)).trimEnd();
    });
  });
}

/** The mark says it all; the color only helps the eye. */
function marked(mark: DiffRow['mark'], text: string, style: TextStyle): string {
  if (mark === ' ') return `  ${text}`;
  return paint(style, mark === '+' ? 'green' : 'red', `${mark} ${text}`);
}
