/** One line of a measurement. The ratio is against the baseline of the same run. */
export type Row = { name: string; ratio: number; ms: number };

/** A figure, and what it must not exceed; the ratio is to that. */
export type GoalRow = {
  name: string;
  ratio: number;
  value: number;
  goal: number;
  unit: 'ms' | 'MB' | 'KB';
};

export const goalRow = (
  name: string,
  value: number,
  goal: number,
  unit: GoalRow['unit'] = 'ms',
): GoalRow => ({ name, ratio: value / goal, value, goal, unit });

export const goalText = ({ name, ratio, value, goal, unit }: GoalRow): string =>
  `${ratio.toFixed(2).padStart(7)} ×  ${value.toFixed(0).padStart(6)} ${unit} of ${goal.toFixed(0).padStart(5)}  ${name}`;

/** Rows as aligned text, the ratio first: times differ from machine to machine. */
export function rowsText(rows: readonly Row[]): string {
  return rows
    .map(
      ({ name, ratio, ms }) =>
        `${ratio.toFixed(2).padStart(7)} ×  ${ms.toFixed(0).padStart(6)} ms  ${name}`,
    )
    .join('\n');
}
