import { paint, type Style } from '../base/screen.ts';
import { codeRows, wrap } from '../base/terminal-text.ts';
import type { Code } from '../course/blocks.ts';
import type { CodeKind, CodePiece } from '../course/highlight.ts';
import type { Said } from '../course/say-calls.ts';
import { glyphsOf, quiet, type TextStyle } from './text-style.ts';

/** Splits code into pieces; undefined as long as its colors are not known: that takes a moment. */
export type Highlighter = (code: string) => CodePiece[][] | undefined;

// Names and punctuation stay plain: the eye looks for keywords and strings.
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

/**
 * A program's lines with their numbers, under the name of its file; below a line, quietly, what it
 * says in the reader's language.
 */
export function codeLines(
  code: Pick<Code, 'file' | 'region' | 'text' | 'firstLine'>,
  style: TextStyle,
  columns: number,
  highlighter: Highlighter | null,
  said: readonly Said[] = [],
): string[] {
  const texts = code.text.split('\n');
  const pieces = highlighter?.(code.text);
  const name = quiet(style, code.file);
  const { bar, cut: goesOn, note } = glyphsOf(style);
  // The marks of regions are not shown, so the lines of a whole file are not where they seem to be.
  const numberOf = (at: number): string => (code.region === null ? '' : `${code.firstLine + at} `);
  const digits = numberOf(texts.length - 1).length;
  const row = (number: string, mark: string, part: string): string => {
    const gutter = `${number.padStart(digits)}${mark}`;
    return part.trim() === '' ? quiet(style, gutter) : `${quiet(style, `${gutter} `)}${part}`;
  };
  const room = columns - digits - 2;
  const notes = (at: number): string[] => {
    const indent = /^ */.exec(texts[at] ?? '')?.[0] ?? '';
    const words = said.flatMap(({ line, texts }) => (line === at ? texts : []));
    return words.flatMap((text) =>
      wrap(text, room - indent.length - 2).map((part, index) =>
        row('', bar, quiet(style, `${indent}${index === 0 ? note : ' '} ${part}`)),
      ),
    );
  };
  const lines = texts.flatMap((text, at) => [
    ...codeRows(text, room).map(({ from, to }, index) => {
      const line = pieces?.[at];
      const part = line ? colored(piecesBetween(line, from, to), style) : text.slice(from, to);
      return index === 0 ? row(numberOf(at), bar, part) : row('', goesOn, part);
    }),
    ...notes(at),
  ]);
  return [name, ...lines];
}

/** The pieces of a line from one of its characters to another. */
function piecesBetween(line: readonly CodePiece[], from: number, to: number): CodePiece[] {
  let start = 0;
  return line.flatMap(({ kind, text }) => {
    const own = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return own === '' ? [] : [{ kind, text: own }];
  });
}

function colored(line: readonly CodePiece[], style: TextStyle): string {
  const painted = line.map(({ kind, text }) => {
    const tone = styles[kind];
    return tone ? paint(style, tone, text) : text;
  });
  return painted.join('');
}
