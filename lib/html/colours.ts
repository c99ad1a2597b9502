import { readFileSync } from 'node:fs';
import { hashOf, readKept, writeKept } from '../base/cache-file.ts';
import { Recent } from '../base/recent.ts';
import { repository } from '../course/catalogue.ts';
import { type CodePiece, codeKinds, highlight } from '../course/highlight.ts';

/** Pieces as kind and length, `4.12 0.1`, a line a line: the text itself need not be kept. */
type Runs = string;

const known = new Map<string, Runs>();
const asked = new Set<string>();
const mostKept = 8 * 2 ** 20;

/** The programs of the page being drawn: several of its parts come from one of them. */
const recent = new Recent<CodePiece[][]>(16);

/**
 * The pieces of each line of TypeScript. Highlighting is most of a build's work, and a program is
 * on several pages: what has been highlighted once is remembered.
 */
export function colour(code: string): CodePiece[][] {
  return recent.get(code, () => {
    const key = hashOf(code);
    asked.add(key);
    const remembered = decode(code, known.get(key));
    if (remembered) return remembered;
    const lines = highlight(code);
    known.set(key, encode(lines));
    return lines;
  });
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

function encode(lines: readonly CodePiece[][]): Runs {
  const run = ({ kind, text }: CodePiece): string => `${codeKinds.indexOf(kind)}.${text.length}`;
  return lines.map((line) => line.map(run).join(' ')).join('\n');
}

/** Null if the runs do not belong to this text. */
function decode(code: string, runs: Runs | undefined): CodePiece[][] | null {
  const lines = runs?.split('\n');
  const texts = code.split(/\r?\n/);
  if (lines?.length !== texts.length) return null;
  const decoded = lines.map((line, index) => {
    const text = texts[index] ?? '';
    let at = 0;
    const pieces = (line === '' ? [] : line.split(' ')).map((run): CodePiece => {
      const [kind = '', length = ''] = run.split('.');
      const start = at;
      at += Number(length);
      return { kind: codeKinds[Number(kind)] ?? 'plain', text: text.slice(start, at) };
    });
    return at === text.length ? pieces : null;
  });
  return decoded.every((line) => line !== null) ? decoded : null;
}

/** Starts with what an earlier build has highlighted. */
export function recallColours(file: URL): void {
  const kept = readKept(file);
  if (typeof kept !== 'object' || kept === null || !('maker' in kept && 'runs' in kept)) return;
  if (kept.maker !== maker() || !Array.isArray(kept.runs)) return;
  for (const [key, runs] of kept.runs) if (!known.has(key)) known.set(key, runs);
}

/** Keeps what this build has shown, then what earlier ones have, as far as there is room. */
export function keepColours(file: URL): void {
  const others = [...known.keys()].filter((key) => !asked.has(key));
  let room = mostKept;
  const runs = [...asked, ...others]
    .map((key) => [key, known.get(key) ?? ''] as const)
    .filter(([key, text]) => {
      room -= key.length + text.length;
      return room > 0;
    });
  writeKept(file, { maker: maker(), runs });
}

/** Other code, or another version of shiki, may highlight differently. */
function maker(): string {
  const read = (file: string): string => readFileSync(new URL(file, repository), 'utf8');
  const { dependencies } = JSON.parse(read('package.json'));
  const own = ['highlight.ts', 'highlight-engine.ts', 'highlight-lines.ts'].map((name) =>
    read(`lib/course/${name}`),
  );
  return hashOf(JSON.stringify([dependencies.shiki, own, read('lib/html/colours.ts')]));
}
