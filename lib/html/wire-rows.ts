import type { Step } from '../wire/conversation.ts';

/** One line of a diagram: a step, or how many steps were left out. Heights are CSS pixels. */
export type Row = { y: number; height: number; number: number } & (
  | { step: Step; left: 0 }
  | { step: null; left: number }
);

const mostRows = 24;
const keptFirst = 14;
const keptLast = 8;

/** Cuts a long conversation in its middle and gives each line its place, below `top`. */
export function layRows(steps: readonly Step[], top: number): { rows: Row[]; height: number } {
  let y = top;
  const rows: Row[] = [];
  const add = (step: Step | null, left: number, number: number): void => {
    const height = step === null ? 40 : hasPreview(step) ? 52 : 38;
    rows.push(
      step === null ? { y, height, number, step, left } : { y, height, number, step, left: 0 },
    );
    y += height;
  };
  const left = steps.length > mostRows ? steps.length - keptFirst - keptLast : 0;
  steps.forEach((step, index) => {
    if (left === 0 || index < keptFirst || index >= steps.length - keptLast) {
      add(step, 0, index + 1);
    } else if (index === keptFirst) add(null, left, index + 1);
  });
  return { rows, height: y + 14 };
}

export function hasPreview({ kind, writes, preview }: Step): boolean {
  return kind === 'data' && writes === 1 && preview !== '';
}
