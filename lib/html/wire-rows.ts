import type { Step } from '../wire/conversation.ts';
import type { Row } from '../wire/layout.ts';

/** A row with its place on the page, in CSS pixels. */
export type PlacedRow = Row & { y: number };

/** Gives each row its place, below `top`. */
export function placeRows(
  rows: readonly Row[],
  top: number,
): { rows: PlacedRow[]; height: number } {
  let y = top;
  const placed = rows.map((row): PlacedRow => {
    const there = { ...row, y };
    y += row.step === null ? 40 : hasPreview(row.step) ? 52 : 38;
    return there;
  });
  return { rows: placed, height: y + 14 };
}

export function hasPreview({ kind, writes, preview }: Step): boolean {
  return kind === 'data' && writes === 1 && preview !== '';
}
