/** One line of a measurement. The ratio is against the baseline of the same run. */
export type Row = { name: string; ratio: number; ms: number };

/** Rows as aligned text, the ratio first: times differ from machine to machine. */
export function rowsText(rows: readonly Row[]): string {
  return rows
    .map(
      ({ name, ratio, ms }) =>
        `${ratio.toFixed(2).padStart(7)} ×  ${ms.toFixed(0).padStart(6)} ms  ${name}`,
    )
    .join('\n');
}
