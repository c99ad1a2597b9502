import type { DelayRow } from './delay.ts';
import type { JudgeRow } from './judge.ts';
import type { Left } from './left.ts';
import type { SoakRow } from './soak.ts';

/** False failures, and whatever is left. */
export function failuresOf(rows: readonly JudgeRow[]): number {
  return rows.reduce((sum, row) => {
    if (row.name === 'soak') return sum + total(row.failures) + total(row.busyFailures);
    return row.name === 'left' ? sum + (row.processes ?? 0) + row.ports : sum;
  }, 0);
}

export function judgeText(rows: readonly JudgeRow[]): string {
  const of = <Name extends JudgeRow['name']>(name: Name) =>
    rows.filter((row): row is Extract<JudgeRow, { name: Name }> => row.name === name);
  return [
    'from a save to the verdict, against an empty program:',
    ...of('delay').map(delayText),
    'false failures, of so many; half of them side by side with others:',
    ...of('soak').map(soakText),
    ...of('left').map(leftText),
  ].join('\n');
}

function delayText(row: DelayRow): string {
  const { ratio, verdictMs, spreadMs, firstLineMs, soFarMs, emptyMs, exercise } = row;
  const [least, most] = spreadMs.map(Math.round);
  return [
    `${ratio.toFixed(2).padStart(7)} ×  ${ms(verdictMs)} (${least} to ${most})`.padEnd(38),
    `first line ${ms(firstLineMs)}  so far ${ms(soFarMs)}  empty ${ms(emptyMs)}  ${exercise}`,
  ].join('');
}

function soakText({ exercise, program, times, failures, busyFailures }: SoakRow): string {
  const sum = total(failures) + total(busyFailures);
  const named = [listed(failures, ''), listed(busyFailures, ' (side by side)')]
    .filter(Boolean)
    .join(', ');
  return `${String(sum).padStart(7)} of ${times}  ${exercise} ${program}${named && `: ${named}`}`;
}

function leftText({ processes, ports }: Left): string {
  return `${processes ?? '?'} processes and ${ports} sockets left`;
}

function listed(failures: Record<string, number>, where: string): string {
  return Object.entries(failures)
    .map(([id, count]) => `${count} × ${id}${where}`)
    .join(', ');
}

function total(failures: Record<string, number>): number {
  return Object.values(failures).reduce((sum, count) => sum + count, 0);
}

function ms(value: number): string {
  return `${value.toFixed(0).padStart(5)} ms`;
}
