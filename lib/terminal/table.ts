import { pad, stringWidth, wrap } from '../base/terminal-text.ts';
import { glyphsOf, quiet, strong, type TextStyle } from './text-style.ts';
import { words } from './words.ts';

const gap = 2;
/** Lines in a row above which stacking is tried. */
const tallest = 4;

/** A table in columns, or each row as a stack of `head: cell` where columns would be too narrow. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  style: TextStyle,
  columns: number,
): string[] {
  const widths = columnWidths([head, ...rows], columns - gap * (head.length - 1));
  const stacked = stackedLines(head, rows, style, columns);
  if (!widths) return stacked;
  const rule = widths.map((width) => glyphsOf(style).rule.repeat(width)).join(' '.repeat(gap));
  const bold = head.map((cell) => strong(style, cell));
  const body = rows.map((row) => rowLines(row, widths));
  const tall = body.some((lines) => lines.length > 1);
  const inColumns = [
    ...rowLines(bold, widths),
    quiet(style, rule),
    ...body.flatMap((lines, at) => (tall && at > 0 ? ['', ...lines] : lines)),
  ];
  // Columns of one word per line are hard to read.
  const towers = body.some((lines) => lines.length > tallest);
  return towers && stacked.length < inColumns.length ? stacked : inColumns;
}

/**
 * Gives each column what it asks for, taken from the widest if needed; null if words would be cut.
 */
function columnWidths(rows: readonly (readonly string[])[], room: number): number[] | null {
  const count = rows[0]?.length ?? 0;
  const cells = Array.from({ length: count }, (_, at) => rows.map((row) => row[at] ?? ''));
  const widths = cells.map((column) => Math.max(1, ...column.map((cell) => stringWidth(cell))));
  const least = cells.map((column) =>
    Math.max(1, ...column.flatMap((cell) => cell.split(' ').map((cell) => stringWidth(cell)))),
  );
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) return null;
    widths[widest] = (widths[widest] ?? 1) - 1;
    over -= 1;
  }
  return widths;
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = widths.map((width, at) => wrap(row[at] ?? '', width));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, at) => pad(lines[line] ?? '', widths[at] ?? 0))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

function stackedLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  style: TextStyle,
  columns: number,
): string[] {
  return rows.flatMap((row, at) => {
    const cells = row.flatMap((cell, column) => {
      if (column === 0) return wrap(strong(style, cell), columns);
      const name = head[column] ?? '';
      const mark = name && `${quiet(style, words(style.language, 'tableHead', { head: name }))} `;
      return wrap(mark + cell, columns - 2).map(indented);
    });
    return at === 0 ? cells : ['', ...cells];
  });
}

const indented = (line: string): string => `  ${line}`;
