import { Recent } from '../base/recent.ts';
import { type CodePiece, highlight } from '../course/highlight.ts';

/** A program is on several pages of its lesson, which are drawn one after the other. */
const recent = new Recent<CodePiece[][]>(256);

/** The pieces of each line of TypeScript. Highlighting is most of a build's work. */
export function colour(code: string): CodePiece[][] {
  return recent.get(code, () => highlight(code));
}

/** A part of a program, dedented, in the colors it has in the whole. */
export function colourPart(part: string, whole: string, firstLine: number): CodePiece[][] {
  const program = whole.trimEnd();
  const lines = colour(program);
  const texts = program.split(/\r?\n/);
  const found: CodePiece[][] = [];
  let at = firstLine - 1;
  for (const text of part.split('\n')) {
    // The marks of regions within are not shown.
    while (at < texts.length && !texts[at]?.endsWith(text)) at += 1;
    if (at === texts.length) return colour(part);
    found.push(cut(lines[at] ?? [], (texts[at]?.length ?? 0) - text.length));
    at += 1;
  }
  return found;
}

/** A line without its first characters. */
function cut(line: CodePiece[], characters: number): CodePiece[] {
  if (characters === 0) return line;
  let left = characters;
  return line.flatMap(({ kind, text }) => {
    const rest = text.slice(left);
    left = Math.max(0, left - text.length);
    return rest === '' ? [] : [{ kind, text: rest }];
  });
}
