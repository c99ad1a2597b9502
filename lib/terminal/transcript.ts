import type { Language } from '../base/i18n.ts';
import { clip, pad, stringWidth, wrap } from '../base/terminal-text.ts';
import { conversation, type Side, type Step } from '../wire/conversation.ts';
import { placeText } from '../wire/event.ts';
import { hasBytes, isAlone, type Layout, layOut, numberOf } from '../wire/layout.ts';
import type { Recording } from '../wire/recording.ts';
import { shown, stepLabel, stepSentence } from '../wire/sentences.ts';
import { glyphsOf, type TextStyle } from './text-style.ts';
import { words } from './words.ts';

type Style = Pick<TextStyle, 'language' | 'columns' | 'unicode'>;

type Sheet = Layout & {
  language: Language;
  columns: number;
  glyphs: ReturnType<typeof glyphsOf>;
  /** Columns for the numbers that tell connections apart; 0 if there is only one. */
  numbers: number;
};

const laneColumns = 60;

/**
 * What a recording's programs said to each other: two lanes, the client's left and the server's
 * right, or sentences where that is too narrow or nothing was connected. No lines for no events.
 */
export function transcript({ wire }: Pick<Recording, 'wire'>, style: Style): string[] {
  return stepRows(conversation(wire), style);
}

/** The same for steps that are already known. */
export function stepRows(steps: Step[], { language, columns, unicode }: Style): string[] {
  const layout = layOut(steps, { most: 40, first: 24, last: 16 });
  const { connections, manyConnections } = layout;
  // As in `#12`; a short one has the columns of three, so that the lanes do not move.
  const numbers = manyConnections
    ? Math.max(3, ...connections.map((one) => numberOf(one).length))
    : 0;
  const glyphs = glyphsOf({ unicode });
  const sheet = { ...layout, language, columns: Math.min(columns, 96), glyphs, numbers };
  const hasLanes = columns >= laneColumns && connections.length > 0;
  const rows = layout.rows.flatMap((row) => {
    if (row.step === null) return leftOut(sheet, row.left, hasLanes);
    const before = margin(row.step, row.ms, sheet);
    return hasLanes ? [before + laneLine(row.step, sheet)] : sentenceLines(row.step, before, sheet);
  });
  return hasLanes ? [...legend(sheet), ...laneHead(sheet), ...rows] : rows;
}

/** Time and connection number, before each line. */
function margin({ connection }: Step, ms: number, { numbers }: Sheet): string {
  const time = `${ms} ms`.padStart(7);
  return numbers > 0 ? `${time} ${numberOf(connection).padEnd(numbers)} ` : `${time} `;
}

const marginColumns = ({ numbers }: Sheet): number => (numbers > 0 ? 9 + numbers : 8);
const innerColumns = (sheet: Sheet): number => sheet.columns - marginColumns(sheet) - 2;

/** Which programs a numbered connection joins, if a lane has several. */
function legend(sheet: Sheet): string[] {
  if (!sheet.manyPrograms) return [];
  const { arrowRight } = sheet.glyphs;
  const unknown = words(sheet.language, 'wire.unknown');
  const lines = sheet.connections.slice(0, 12).map((connection) => {
    const { client, server } = connection.programs;
    return `${numberOf(connection)} ${client ?? unknown} ${arrowRight} ${server ?? unknown}`;
  });
  return [...lines, ''];
}

function laneHead(sheet: Sheet): string[] {
  const unknown = words(sheet.language, 'wire.unknown');
  const name = (side: Side, columns: number): string =>
    clip(sheet.lanes[side].join(', ') || unknown, columns);
  const inner = innerColumns(sheet);
  const server = name('server', Math.floor(inner / 2));
  const client = name('client', inner - Math.floor(inner / 2));
  const left = ' '.repeat(marginColumns(sheet));
  const { bar } = sheet.glyphs;
  return [
    `${left}${pad(client, inner + 2 - stringWidth(server))}${server}`,
    `${left}${bar}${' '.repeat(inner)}${bar}`,
  ];
}

function laneLine(step: Step, sheet: Sheet): string {
  const { glyphs } = sheet;
  const inner = innerColumns(sheet);
  if (isAlone(step)) return ownLine(step, sheet, inner);
  const text = ` ${clip(label(step, sheet, inner - 8), inner - 8)} `;
  const rest = inner - stringWidth(text) - 1;
  const near = Math.floor(rest / 2);
  const [one, two] = [glyphs.rule.repeat(near), glyphs.rule.repeat(rest - near)];
  const isLost = step.kind === 'lost';
  const arrow =
    step.from === 'client'
      ? `${one}${text}${isLost ? stopped(two.length, glyphs.no) : two + glyphs.right}`
      : `${isLost ? stopped(one.length, glyphs.no) : glyphs.left + one}${text}${two}`;
  return `${glyphs.bar}${arrow}${glyphs.bar}`;
}

/** Where the arrow of a lost datagram would go on: it ends in the middle. */
const stopped = (columns: number, mark: string): string => pad(` ${mark}`, columns + 1);

/** What one side does alone goes beside its lane. */
function ownLine(step: Step, { glyphs, language, lanes }: Sheet, inner: number): string {
  const own = lanes[step.from].length > 1 ? `${step.program} ` : '';
  const at = step.kind === 'error' && step.place ? `  ${placeText(step.place)}` : '';
  const text = clip(own + stepLabel(language, step) + at, inner - 3);
  const mark = step.kind === 'error' ? glyphs.no : glyphs.dot;
  return step.from === 'client'
    ? `${mark} ${pad(text, inner - 1)}${glyphs.bar}`
    : `${glyphs.bar}${' '.repeat(inner - 1 - stringWidth(text))}${text} ${mark}`;
}

function label(step: Step, { language, glyphs }: Sheet, columns: number): string {
  const text = stepLabel(language, step);
  if (!hasBytes(step)) return text;
  const room = columns - stringWidth(text) - 4;
  const said = shown(step, Math.max(8, room));
  return `${text}  ${glyphs.bar === '|' ? said.replaceAll('…', '...') : said}`;
}

function leftOut(sheet: Sheet, count: number, hasLanes: boolean): string[] {
  const text = words(sheet.language, 'wire.leftOut', { count });
  const left = ' '.repeat(marginColumns(sheet));
  if (!hasLanes) return wrap(text, sheet.columns - left.length).map((line) => left + line);
  const inner = innerColumns(sheet);
  const near = Math.floor((inner - stringWidth(text)) / 2);
  const { cut } = sheet.glyphs;
  return [`${left}${cut}${pad(' '.repeat(Math.max(0, near)) + text, inner)}${cut}`];
}

function sentenceLines(step: Step, before: string, sheet: Sheet): string[] {
  const room = sheet.columns - before.length;
  return wrap(stepSentence(sheet.language, step), room).map(
    (line, at) => (at === 0 ? before : ' '.repeat(before.length)) + line,
  );
}
