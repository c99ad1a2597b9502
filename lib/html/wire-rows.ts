import type { Step } from '../wire/conversation.ts';
import type { Row } from '../wire/layout.ts';
import { type Html, html } from './html.ts';

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

type Kind = Step['kind'];

/** The end of an arrow says what it is, whatever its color. Drawn for an arrow to the right. */
const tips: Partial<Record<Kind, string>> = {
  connect: 'M-9-5L0 0l-9 5',
  data: 'M0 0l-10-5v10z',
  fin: 'M-14-5L-5 0l-9 5M0-8V8',
  reset: 'M-12-6L0 6M-12 6L0-6',
};

export function renderTip(kind: Kind, leftwards = false): Html {
  const turn = leftwards ? html` transform="scale(-1 1)"` : null;
  return html`<path class="tip" d="${tips[kind] ?? tips.data}"${turn}/>`;
}

/** What happens at one end: a square for listening, a struck diamond for a failure. */
export function renderMarkShape(kind: Kind): Html {
  const shape = kind === 'listen' ? 'M-5-5H5V5H-5z' : 'M0-9L9 0 0 9-9 0zM-3-3L3 3M3-3L-3 3';
  return html`<path class="mark" d="${shape}"/>`;
}
