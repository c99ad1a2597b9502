import { structuredPatch } from 'diff';
import { paint } from '../base/screen.ts';
import { fold, wrap } from '../base/terminal-text.ts';
import type { Exercise } from '../course/exercises.ts';
import { spaced } from '../terminal/drawing.ts';
import { glyphsOf, proseColumns, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { type Solution, solutionsOf } from './solution-lines.ts';

type Patch = ReturnType<typeof patchOf>;

/** What turns a program into the nearest solution: lines to remove, lines to add. */
export function diffLines(
  source: string,
  exercise: Exercise,
  style: TextStyle,
  columns: number,
): string[] {
  const own = source.replaceAll('\r\n', '\n');
  const patches = solutionsOf(exercise).map((solution) => ({
    solution,
    patch: patchOf(own, solution),
  }));
  const [nearest] = patches.sort((a, b) => changesIn(a.patch) - changesIn(b.patch));
  if (!nearest) return [];
  const { solution, patch } = nearest;
  const key = patch.hunks.length > 0 ? 'exercise.diff' : 'exercise.diffSame';
  const title = words(style.language, key, { solution: solution.name });
  const heading = wrap(title, Math.min(columns, proseColumns)).map((line) => strong(style, line));
  return spaced([heading, ...patch.hunks.map((hunk) => hunkLines(hunk, style, columns))]);
}

const patchOf = (own: string, { text }: Solution) =>
  structuredPatch('', '', own, text, '', '', { context: 3 });

/** How many lines differ. */
const changesIn = ({ hunks }: Patch): number =>
  hunks.flatMap(({ lines }) => lines).filter((line) => /^[+-]/.test(line)).length;

/** The lines of one hunk, with the learner's own numbered. */
function hunkLines(
  { oldStart, lines }: Patch['hunks'][number],
  style: TextStyle,
  columns: number,
): string[] {
  const { bar } = glyphsOf(style);
  const digits = String(oldStart + lines.length).length;
  let number = oldStart;
  return lines
    .filter((line) => !line.startsWith('\\'))
    .flatMap((line) => {
      const mark = line.slice(0, 1);
      const gutter = mark === '+' ? '' : String(number++);
      const rows = fold(line.slice(1).replaceAll('\t', '  '), columns - digits - 5);
      return rows.map((row, at) => {
        const left = `${(at === 0 ? gutter : '').padStart(digits)} ${bar} `;
        return (quiet(style, left) + marked(mark, row, style)).trimEnd();
      });
    });
}

/** The mark says it all; the color only helps the eye. */
function marked(mark: string, text: string, style: TextStyle): string {
  if (mark === ' ') return `  ${text}`;
  return paint(style, mark === '+' ? 'green' : 'red', `${mark} ${text}`);
}
