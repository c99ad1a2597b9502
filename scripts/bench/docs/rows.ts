import { median } from '../sockets/statistics.ts';
import type { Weight } from './weights.ts';

/** One figure. Where there is a goal, it is met by a value that is no greater. */
export type DocsRow = {
  name: string;
  value: number;
  unit: '×' | 'ms' | 'MB' | 'KB' | '';
  goal: number | null;
  /** The individual measurements behind it. */
  from: Record<string, number[]>;
  /** Of those measurements; default: milliseconds. */
  fromUnit?: 'ms' | 'MB';
};

/** The median of some measurements against that of others of the same run. */
export function ratioRow(
  name: string,
  goal: number | null,
  [name1, values]: [string, number[]],
  [name2, others]: [string, number[]],
  fromUnit: 'ms' | 'MB' = 'ms',
): DocsRow {
  const value = median(values) / median(others);
  return { name, value, unit: '×', goal, from: { [name1]: values, [name2]: others }, fromUnit };
}

export function medianRow(
  name: string,
  unit: DocsRow['unit'],
  goal: number | null,
  values: number[],
): DocsRow {
  return { name, value: median(values), unit, goal, from: { [name]: values } };
}

/** Of all lessons, the heaviest page in each respect. */
export function weightRows(weights: readonly Weight[]): DocsRow[] {
  const most = (
    key: Exclude<keyof Weight, 'path'>,
    name: string,
    unit: DocsRow['unit'],
    goal: number | null,
  ): DocsRow => {
    const values = weights.map((weight) => weight[key] / (unit === 'KB' ? 1024 : 1));
    const from = Object.fromEntries(weights.map(({ path }, at) => [path, [values[at] ?? 0]]));
    return { name, value: Math.max(...values), unit, goal, from };
  };
  return [
    most('html', 'heaviest lesson: HTML, gzip', 'KB', null),
    most('perText', 'HTML for its text, no gzip', '×', 5),
    most('css', 'style, gzip', 'KB', 6),
    most('js', 'scripts, gzip', 'KB', 7),
    most('requests', 'requests', '', 6),
  ];
}

export function docsText(rows: readonly DocsRow[]): string {
  return rows.map(rowText).join('\n');
}

function rowText({ name, value, unit, goal, from, fromUnit = 'ms' }: DocsRow): string {
  const digits = unit === '×' && value < 10 ? 3 : unit === '×' || unit === 'KB' ? 1 : 0;
  const shown = `${value.toFixed(digits).padStart(8)} ${unit.padEnd(2)}`;
  const met = goal === null ? '' : value <= goal ? `≤ ${goal}` : `over ${goal}!`;
  const made = Object.entries(from).filter(([key]) => key !== name && !key.includes('/'));
  const detail = made
    .map(([key, times]) => `${key} ${median(times).toFixed(0)} ${fromUnit}`)
    .join(', ');
  return `${shown} ${met.padEnd(11)} ${name}${detail && ` (${detail})`}`;
}
