import { clip, stringWidth } from '../base/terminal-text.ts';
import type { Size } from './keyboard.ts';
import { accent, glyphsOf, proseColumns, quiet, type TextStyle } from './text-style.ts';
import { words } from './words.ts';

/** Lines that are not the body's: header, an empty line, rule, keys. */
const around = 4;

/** How many lines of the body fit. One line too many takes the place of the empty line. */
export const roomOf = ({ rows }: Pick<Size, 'rows'>, height: number, keyRows = 1): number => {
  const all = rows - keyRows + 1;
  return Math.max(1, all - (height === all - around + 1 ? around - 1 : around));
};

/** Columns left free on the left, so that text does not stick to the window's edge. */
const marginOf = ({ columns }: Size): number => (columns >= 100 ? 4 : columns >= 60 ? 2 : 1);

export const bodyColumns = (size: Size): number =>
  Math.min(proseColumns, Math.max(16, size.columns - 2 * marginOf(size)));

/** A line above, a text from one of its lines on, and the keys below. */
export type Frame = {
  header: string;
  body: readonly string[];
  top: number;
  keysOf: (more: boolean) => Key[];
  /** Lines for the keys; default 1. */
  keyRows?: number;
  /** What is said on the line above the keys, if there is anything. */
  note?: string | undefined;
};

/** The whole screen: exactly as many lines as the window has. */
export function frameLines(frame: Frame, style: TextStyle, size: Size): string[] {
  const { header, body, top, keysOf, keyRows = 1, note = '' } = frame;
  const room = roomOf(size, body.length, keyRows);
  const columns = bodyColumns(size);
  const left = ' '.repeat(marginOf(size));
  const visible = body.slice(top, top + room);
  const rest = Array.from({ length: room - visible.length }, () => '');
  const more = top < maxTop({ height: body.length, room });
  const lines = [
    left + header,
    ...(room === size.rows - keyRows + 1 - around ? [''] : []),
    ...[...visible, ...rest].map((line) => (line === '' ? '' : left + line)),
    left + ruleLine(more, style, columns, note),
    ...footerLines(keysOf(more), keyRows, style, columns).map((line) => left + line),
  ];
  return lines.slice(-size.rows);
}

/** A quiet line with a note on it, and an arrow if the text continues below. */
function ruleLine(more: boolean, style: TextStyle, columns: number, note: string): string {
  const { rule, down } = glyphsOf(style);
  const said = note === '' ? '' : ` ${clip(note, columns - 8)} `;
  const rest = columns - stringWidth(said) - (more ? 4 : 0) - (said === '' ? 0 : 1);
  const opening = said === '' ? '' : quiet(style, rule) + accent(style, said);
  const line = opening + quiet(style, rule.repeat(Math.max(0, rest)));
  return more ? line + accent(style, ` ${down} `) + quiet(style, rule) : line;
}

export type Key = readonly [name: string, text: Parameters<typeof words>[1]];

/** The keys of a text that is only read. */
export const textKeys = (more: boolean): Key[] =>
  more
    ? [
        ['→', 'key.more'],
        ['q', 'key.return'],
      ]
    : [['→', 'key.return']];

/** As many keys as fit, in the order in which they are wanted. */
export function footerLines(
  keys: readonly Key[],
  rows: number,
  style: TextStyle,
  columns: number,
): string[] {
  const gap = ' '.repeat(columns < 60 ? 2 : 3);
  const lines = Array.from({ length: rows }, () => ({ keys: [] as string[], width: 0 }));
  for (const [name, text] of keys) {
    const key = keyName(style, name);
    const said = words(style.language, text);
    const own = stringWidth(`${key} ${said}`);
    const line = lines.find(({ width }) => width + own <= columns);
    if (!line) continue;
    line.keys.push(`${accent(style, key)} ${quiet(style, said)}`);
    line.width += own + gap.length;
  }
  return lines.map(({ keys }) => keys.join(gap));
}

/** A key's name as it is on the person's keyboard, its arrows as this terminal can show them. */
export function keyName(style: TextStyle, name: string): string {
  if (name === 'Enter') return words(style.language, 'keyNames.enter');
  if (name === 'Esc') return words(style.language, 'keyNames.escape');
  if (style.unicode) return name;
  const plain: Record<string, string> = { '→': '->', '←': '<-', '↑': '^', '↓': 'v', '…': '...' };
  return name.replace(/[→←↑↓…]/g, (arrow) => plain[arrow] ?? arrow);
}

/** How many lines a text has, and how many of them fit. */
export type Extent = { height: number; room: number };

type Scrolled = { top: number };

export const forward: readonly string[] = [
  'return',
  'enter',
  'space',
  'right',
  'n',
  'N',
  'pagedown',
];
export const backward: readonly string[] = ['left', 'b', 'p', 'pageup'];

export const maxTop = ({ height, room }: Extent): number => Math.max(0, height - room);

/** Two lines stay in sight, so that the eye finds the place. */
export const pageOf = ({ room }: Pick<Extent, 'room'>): number => Math.max(1, room - 2);

/** One line down or up, for the keys that do that; else 0. */
export const lineKey = (key: string): number =>
  key === 'down' || key === 'j' ? 1 : key === 'up' || key === 'k' ? -1 : 0;

/** A few lines further down or up, as far as there are any. */
export function scrolled<State extends Scrolled>(
  state: State,
  lines: number,
  extent: Extent,
): State {
  return { ...state, top: Math.min(maxTop(extent), Math.max(0, state.top + lines)) };
}

/** How far a key scrolls in a text; null when it ends the reading of it. */
export function textLines({ top }: Scrolled, key: string, extent: Extent): number | null {
  const line = lineKey(key);
  if (line !== 0) return line;
  if (forward.includes(key) && top < maxTop(extent)) return pageOf(extent);
  if (backward.includes(key) && top > 0) return -pageOf(extent);
  if (key === 'home') return -top;
  if (key === 'end') return maxTop(extent);
  return null;
}
