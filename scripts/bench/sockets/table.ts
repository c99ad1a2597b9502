import type { GreedyRow, IdleRow, RatioRow, SocketsRow } from './rows.ts';

type Line = readonly string[];

const header: readonly Line[] = [
  ['', '', '', 'kit,', 'net,', 'promise-', '', ''],
  ['', 'kit', 'least–most', 'for await', 'for await', 'socket', 'A/A', 'goal'],
];
const columns = ['kitForAwait', 'forAwait', 'promiseSocket'] as const;
const widths = [15, 5, 12, 11, 11, 10, 6];

/** The rows as a table of less than 80 columns, and what to think of them. */
export function tableText(rows: readonly SocketsRow[], rounds: number): string {
  const lines = [...header, ...rows.flatMap(linesOf)];
  return [
    `Capacity against raw node:net: its processor time ÷ theirs, median of ${rounds} rounds.`,
    'receiveTimeout: against the kit without one. idle: bytes for each connection.',
    'greedy: ms that a client waits at most while another is sent a lot.',
    '',
    ...lines.map(lineText),
    '',
    ...notes(rows),
  ].join('\n');
}

function linesOf(row: SocketsRow): Line[] {
  if ('ratio' in row) return idleLines(row);
  return ['aa' in row ? line(row) : greedyLine(row)];
}

function greedyLine({ name, kit, spread, goals }: GreedyRow): Line {
  const goal = goalText(goals.kit, '≤', kit <= goals.kit);
  return [name, String(kit), spread.kit.join('–'), '–', '–', '–', '', goal];
}

function lineText(cells: Line): string {
  const padded = cells.map((cell, index) =>
    index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
  );
  const goal = cells.at(-1) ?? '';
  return `${padded.slice(0, -1).join('')}  ${goal}`.trimEnd();
}

function line(row: RatioRow): Line {
  const text = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2));
  return [
    row.name,
    text(row.kit),
    row.spread.kit?.map(text).join('–') ?? '',
    ...columns.map((column) => text(row[column])),
    text(row.aa) + (row.trusted ? '' : '!'),
    goalText(row.goals.kit, '≥', row.kit >= (row.goals.kit ?? 0)),
  ];
}

function idleLines(row: IdleRow): Line[] {
  return (['heap', 'rss'] as const).map((kind) => [
    `idle, ${kind}`,
    String(row.kit[kind]),
    row.spread.kit?.[kind].join('–') ?? '',
    ...columns.map((column) => String(row[column]?.[kind] ?? '–')),
    (row.ratio.aa?.[kind].toFixed(2) ?? '') + (row.trusted ? '' : '!'),
    goalText(row.goals.kit[kind], '≤', row.kit[kind] <= row.goals.kit[kind]),
  ]);
}

function goalText(goal: number | undefined, sign: string, reached: boolean): string {
  return goal === undefined
    ? ''
    : `${sign} ${goal < 1 ? goal.toFixed(2) : goal} ${reached ? 'yes' : 'no'}`;
}

function notes(rows: readonly SocketsRow[]): string[] {
  const found = rows.flatMap(notesOf);
  const doubtful = rows.filter((row) => 'trusted' in row && !row.trusted);
  if (doubtful.length === 0)
    return [...found, 'A/A is within 5 % everywhere: the run can be trusted.'];
  return [
    ...found,
    `! Not to be trusted: ${doubtful.map(({ name }) => name).join(', ')}. Run it again.`,
  ];
}

function notesOf(row: SocketsRow): string[] {
  if ('ratio' in row) return idleNotes(row);
  if ('aa' in row) return ratioNotes(row);
  return [`${row.name}: raw node:net lets it wait for ${row.raw} ms`];
}

function ratioNotes({ name, goals, kitForAwait, promise, aa, quiet }: RatioRow): string[] {
  const all: string[] = [];
  if (promise !== undefined) {
    all.push(`${name}: a promise for each read and write, and nothing else: ${promise.toFixed(2)}`);
  }
  if (goals.kitForAwait !== undefined && kitForAwait !== undefined) {
    const reached = kitForAwait >= goals.kitForAwait;
    all.push(`${name}: kit, for await ${goalText(goals.kitForAwait, '≥', reached)}`);
  }
  if (quiet < 0.5) all.push(`${name}: the machine was busy, ${percent(quiet)} of turns were quiet`);
  return [...all, ...differenceNote(name, aa)];
}

function idleNotes({ name, raw, ratio }: IdleRow): string[] {
  return [
    `${name}: raw node:net needs ${raw.heap} of heap, ${raw.rss} of RSS`,
    ...differenceNote(`${name}, heap`, ratio.aa?.heap ?? 1),
    ...differenceNote(`${name}, RSS`, ratio.aa?.rss ?? 1),
  ];
}

function differenceNote(name: string, aa: number): string[] {
  return Math.abs(aa - 1) > 0.05
    ? [`${name}: equal programs differ by ${percent(Math.abs(aa - 1))}`]
    : [];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
