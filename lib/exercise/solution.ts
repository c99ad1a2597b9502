import { existsSync, readFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import { paint } from '../base/screen.ts';
import { fold } from '../base/terminal-text.ts';
import { type Exercise, solutionNames } from '../course/exercises.ts';
import { codeLines, type Highlighter } from '../terminal/code.ts';
import { prose, spaced } from '../terminal/lines.ts';
import { glyphsOf, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';

type Solution = { name: string; text: string };
type Patch = ReturnType<typeof patchOf>;

/** The solutions of an exercise: with the kit, and with `node:net` alone. */
function solutionsOf({ folder }: Exercise): Solution[] {
  return solutionNames
    .map((name) => ({ name, file: new URL(name, folder) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') }));
}

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

/**
 * What turns a program into a solution: lines to remove, lines to add. Of the solutions that use the
 * kit if the program does, and `node:net` if it does, the nearest.
 */
export function diffLines(source: string, exercise: Exercise, style: TextStyle): string[] {
  const own = source.replaceAll('\r\n', '\n');
  const all = solutionsOf(exercise);
  const alike = all.filter(({ text }) => kindOf(text) === kindOf(own));
  const patches = (alike.length > 0 ? alike : all).map((solution) => ({
    solution,
    patch: patchOf(own, solution),
  }));
  const [nearest] = patches.sort((a, b) => changesIn(a.patch) - changesIn(b.patch));
  if (!nearest) return [];
  const { solution, patch } = nearest;
  const key = patch.hunks.length > 0 ? 'exercise.diff' : 'exercise.diffSame';
  const heading = prose(words(style.language, key, { solution: solution.name }), style, strong);
  return spaced([heading, ...patch.hunks.map((hunk) => hunkLines(hunk, style))]);
}

/** Where a program's sockets come from; one with the kit may import `node:net` as well. */
function kindOf(source: string): 'kit' | 'net' | null {
  if (/(['"])#sockets\1/.test(source)) return 'kit';
  return /(['"])(node:)?net\1/.test(source) ? 'net' : null;
}

const patchOf = (own: string, { text }: Solution) =>
  structuredPatch('', '', own, text, '', '', { context: 3 });

/** How many lines differ. */
const changesIn = ({ hunks }: Patch): number =>
  hunks.flatMap(({ lines }) => lines).filter((line) => /^[+-]/.test(line)).length;

/** The lines of one hunk, with the learner's own numbered. */
function hunkLines({ oldStart, lines }: Patch['hunks'][number], style: TextStyle): string[] {
  const { bar } = glyphsOf(style);
  const digits = String(oldStart + lines.length).length;
  let number = oldStart;
  return lines
    .filter((line) => !line.startsWith('\\'))
    .flatMap((line) => {
      const mark = line.slice(0, 1);
      const gutter = mark === '+' ? '' : String(number++);
      const rows = fold(line.slice(1).replaceAll('\t', '  '), style.columns - digits - 5);
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
