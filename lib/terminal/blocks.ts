import { clip, cut, stringWidth, wrap } from '../base/terminal-text.ts';
import { type Block, type Inline, languageName } from '../course/blocks.ts';
import { gistOf } from '../course/sentences.ts';
import { codeLines } from './code.ts';
import type { Drawing } from './drawing.ts';
import { exerciseLines } from './exercise.ts';
import { inlineText, proseLines } from './inline.ts';
import { boxColumns, boxLines, indent, spaced } from './lines.ts';
import { predictLines } from './predict.ts';
import { runLines } from './recorded.ts';
import { tableLines } from './table.ts';
import {
  accent,
  bright,
  glyphsOf,
  proseColumns,
  quiet,
  strong,
  type TextStyle,
} from './text-style.ts';
import { words } from './words.ts';

/** Blocks one below the other. */
export function blockLines(blocks: readonly Block[], drawing: Drawing, columns: number): string[] {
  return spaced(blocks.map((block) => oneBlock(block, drawing, columns)));
}

function oneBlock(block: Block, drawing: Drawing, columns: number): string[] {
  const { style, links } = drawing;
  const prose = Math.min(columns, proseColumns);
  const inside = (blocks: readonly Block[]): string[] =>
    blockLines(blocks, drawing, prose - boxColumns);
  switch (block.type) {
    case 'heading':
      return headingLines(block.level, block.children, drawing, prose);
    case 'paragraph':
      return proseLines(block.children, style, links, prose);
    case 'code':
      return codeLines(
        block,
        style,
        Math.min(columns, 80) + drawing.slack,
        drawing.highlighter,
        drawing.saidIn(block),
      );
    case 'fence':
      return indent(block.text.split('\n').flatMap((line) => cut(line, prose - 2)));
    case 'listings':
      return block.children.flatMap(({ language, text }, index) => [
        ...(index === 0 ? [] : ['']),
        `  ${quiet(style, languageName(language))}`,
        ...indent(text.split('\n').flatMap((line) => cut(line, prose - 2))),
      ]);
    case 'list':
      return listLines(block, drawing, prose);
    case 'table': {
      const texts = (cells: Inline[][]) => cells.map((cell) => inlineText(cell, style, links));
      return tableLines(texts(block.head), block.rows.map(texts), style, prose);
    }
    case 'quote':
      return indent(inside(block.children), `${quiet(style, glyphsOf(style).bar)} `);
    case 'figure':
      return figureLines(block, drawing, columns);
    case 'callout':
      if (block.kind === 'dotnet' && !drawing.dotnet) return [foldedLine(block, style, prose)];
      return boxLines(
        words(style.language, `callout.${block.kind}`),
        inside(block.children),
        style,
      );
    case 'exercise':
      return exerciseLines(block, drawing, prose);
    case 'run':
      return runLines(block, drawing, prose);
    case 'predict':
      return predictLines(block, drawing, prose);
  }
}

/** The content of a closed box, on one line. */
function foldedLine(
  { kind, children }: Extract<Block, { type: 'callout' }>,
  style: TextStyle,
  columns: number,
): string {
  const title = `${glyphsOf(style).right} ${words(style.language, `callout.${kind}`)}`;
  const gist = clip(gistOf(children), columns - stringWidth(title) - 2);
  return `${accent(style, title)}  ${quiet(style, gist)}`;
}

/** A section's title with a rule below it, or a smaller one in bold. */
export function headingLines(
  level: 2 | 3,
  title: readonly Inline[],
  { style, links }: Drawing,
  columns: number,
): string[] {
  const lines = wrap(inlineText(title, style, links), columns);
  const tone = level === 2 ? bright : strong;
  return lines.map((line) => tone(style, line));
}

function listLines(
  { ordered, start, items }: Extract<Block, { type: 'list' }>,
  drawing: Drawing,
  columns: number,
): string[] {
  const { style } = drawing;
  const digits = String(start + items.length - 1).length;
  const drawn = items.map((item, at) => {
    const mark = ordered ? `${String(start + at).padStart(digits)}.` : glyphsOf(style).bullet;
    const lines = blockLines(item, drawing, columns - mark.length - 1);
    return lines.map((line, row) =>
      `${row === 0 ? quiet(style, mark) : ' '.repeat(mark.length)} ${line}`.trimEnd(),
    );
  });
  // Short items stay together; items of several paragraphs need space between them.
  const loose = items.some((item) => item.length > 1 || item[0]?.type !== 'paragraph');
  return loose ? spaced(drawn) : drawn.flat();
}

/** A drawing as it is if there is room for it and its lines can be shown; otherwise in words. */
function figureLines(
  { file, alt }: Extract<Block, { type: 'figure' }>,
  { style, figureOf }: Drawing,
  columns: number,
): string[] {
  const lines = style.unicode ? figureOf(file).split('\n') : [];
  const fits = lines.every((line) => stringWidth(line) <= columns);
  if (lines.length > 0 && fits) return lines;
  return wrap(words(style.language, 'figure', { alt }), columns);
}
