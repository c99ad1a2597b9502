import type { Code } from '../../course/blocks.ts';
import type { CodeKind, CodePiece } from '../../course/highlight.ts';
import { paint, type Style } from '../../screen.ts';
import { cut } from '../../terminal.ts';
import { indent } from './drawing.ts';
import { glyphsOf, type Look, quiet } from './look.ts';

/** Splits code into pieces; the highlighter is slow to load, so whoever draws hands it over. */
export type Highlighter = (code: string) => CodePiece[][];

// Names and punctuation stay as they are: the eye finds the words of the language and the texts.
const styles: Record<CodeKind, Style | null> = {
  plain: null,
  keyword: 'cyan',
  string: 'green',
  number: 'green',
  comment: ['dim', 'italic'],
  function: null,
  type: null,
  property: null,
};

/** A program's lines with their numbers, under the name of its file. */
export function codeLines(
  code: Pick<Code, 'file' | 'region' | 'text' | 'firstLine'>,
  look: Look,
  columns: number,
  highlighter: Highlighter | null,
): string[] {
  const texts = highlighter ? coloured(code.text, look, highlighter) : code.text.split('\n');
  const name = quiet(look, code.file);
  // The marks of regions are not shown: the lines of a whole file are not where they seem.
  if (code.region === null) {
    const rows = texts.flatMap((text) => cut(text, columns - 2).map((part) => part.trimEnd()));
    return [name, ...indent(rows, '  ')];
  }
  const digits = String(code.firstLine + texts.length - 1).length;
  const { bar } = glyphsOf(look);
  const row = (number: string, part: string): string => {
    const gutter = `${number.padStart(digits)} ${bar}`;
    return part.trim() === '' ? quiet(look, gutter) : `${quiet(look, `${gutter} `)}${part}`;
  };
  const lines = texts.flatMap((text, at) =>
    cut(text, columns - digits - 3).map((part, index) =>
      row(index === 0 ? String(code.firstLine + at) : '', part.trimEnd()),
    ),
  );
  return [name, ...lines];
}

function coloured(text: string, look: Look, highlighter: Highlighter): string[] {
  return highlighter(text).map((pieces) =>
    pieces
      .map((piece) => {
        const style = styles[piece.kind];
        return style ? paint(look, style, piece.text) : piece.text;
      })
      .join(''),
  );
}
