import type { Language } from '../base/i18n.ts';
import { clip, stringWidth, wrap } from '../base/terminal-text.ts';
import type { KeyUnder } from '../base/words.ts';
import { type LessonSummary, lessonNumber } from '../course/catalogue.ts';
import type { Exercise } from '../course/exercises.ts';
import { footerLines, type Key, lineKey } from '../terminal/frame.ts';
import { keyTable } from '../terminal/key-table.ts';
import type { RoomView } from '../terminal/room-view.ts';
import { runScreen } from '../terminal/run-screen.ts';
import {
  accent,
  bright,
  glyphsOf,
  proseColumns,
  quiet,
  strong,
  type TextStyle,
  textStyleOf,
} from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';

export type MenuChoice =
  | { kind: 'lesson' | 'continue'; lesson: LessonSummary }
  | { kind: 'exercise'; exercise: Exercise }
  | { kind: 'exercises' }
  | { kind: 'glossary' }
  | { kind: 'search' }
  | { kind: 'browser' }
  /** Where the room is that the learner takes part in. */
  | { kind: 'call' }
  | { kind: 'language' }
  | { kind: 'quit' }
  | { kind: 'cancel' };

/**
 * One line that can be chosen, with a note below it; `gap` puts an empty line before it. Its id is
 * the same the next time the menu is shown.
 */
export type MenuItem = {
  id: string;
  value: MenuChoice;
  text: string;
  note?: string | undefined;
  gap: boolean;
};

/** What is above the choices, the choices, and the id of the one where the cursor starts. */
export type Menu = {
  about: string;
  items: readonly MenuItem[];
  first?: string | undefined;
  /** Said above the keys. */
  note?: string | undefined;
};

const keys: readonly Key[] = [
  ['↑↓', 'key.choose'],
  ['Enter', 'key.open'],
  ['q', 'key.quit'],
  ['/', 'key.search'],
  ['?', 'key.help'],
];

/** The menu as lines; where the window is too low, those around the cursor. */
export function menuLines(
  { about, items, note: remark = '' }: Menu,
  cursor: number,
  style: TextStyle,
  height: number,
): string[] {
  const rows = height - (remark === '' ? 0 : 1);
  const { point, down, up } = glyphsOf(style);
  const itemLines = ({ text, note = '', gap }: MenuItem, at: number): string[] => {
    const mark = at === cursor ? `${accent(style, point)} ` : '  ';
    const room = style.columns - 4;
    const rows = text
      .split('\n')
      .flatMap((line) => (stringWidth(line) > room ? wrap(line, room) : [line]))
      .map(
        (row, index) => `  ${index === 0 ? mark : '  '}${at === cursor ? bright(style, row) : row}`,
      );
    const notes = wrap(note, style.columns - 4).map((line) => `    ${quiet(style, line)}`);
    return [...(gap ? [''] : []), ...rows, ...(note === '' ? [] : notes)];
  };
  const bare = items.map(({ note: _, ...item }) => item);
  const chosen = items.map((item, at) => (at === cursor ? item : (bare[at] ?? item)));
  // Where room is short, reasons are the first to go, that of the chosen line last.
  const shown = [items, chosen].find((some) => some.flatMap(itemLines).length <= rows - 5) ?? bare;
  const choices = shown.flatMap(itemLines);
  const title = clip(words(style.language, 'title'), style.columns - 4);
  const said = wrap(about, Math.min(proseColumns, style.columns - 4)).map((line) => `  ${line}`);
  // The choices matter more than the words above them.
  const opening = choices.length + said.length <= rows - 5 ? said : [];
  const room = Math.max(3, rows - 5 - opening.length);
  const at = shown.slice(0, cursor).flatMap(itemLines).length;
  const from = Math.max(0, Math.min(at - Math.floor(room / 2), choices.length - room));
  const mark = (lines: readonly string[], glyph: string, key: 'menu.more' | 'menu.before') => {
    const number = lines.filter((line) => line !== '').length;
    if (number === 0) return '';
    return `    ${accent(style, glyph)} ${quiet(style, words(style.language, key, { number }))}`;
  };
  const seen = choices.slice(from, from + room);
  if (from > 0) seen.splice(0, 1, mark(choices.slice(0, from + 1), up, 'menu.before'));
  return [
    '',
    `  ${strong(style, title)}`,
    ...opening,
    ...seen,
    mark(choices.slice(from + room), down, 'menu.more'),
    ...(remark === '' ? [] : [`  ${accent(style, clip(remark, style.columns - 4))}`]),
    ...footerLines(keys, 1, style, style.columns - 4).map((line) => `  ${line}`),
  ];
}

/** Every key of the menu and what it does, over the whole window. */
export function menuHelp({ items }: Pick<Menu, 'items'>, style: TextStyle): string[] {
  const { language } = style;
  const say = (key: KeyUnder<'study', 'menuKeys'>): string => words(language, `menuKeys.${key}`);
  const last = items.flatMap(lessonOf).at(-1);
  const dash = style.unicode ? '–' : '-';
  const rows = [
    ['↑ k, ↓ j', say('choose')],
    [words(language, 'keyNames.enter'), say('open')],
    ...(last === undefined ? [] : [[`1${dash}${Math.min(9, last)}`, say('lesson')]]),
    ['/', say('search')],
    ['l', say('language')],
    [words(language, 'keyNames.quit'), say('quit')],
  ] as [string, string][];
  const own = { ...style, columns: style.columns - 4 };
  return [
    '',
    ...[strong(style, words(language, 'reader.help')), '', ...keyTable(rows, own)].map(
      (line) => `  ${line}`,
    ),
  ];
}

/** The number of the lesson that a line is for; none for a line that only says what comes next. */
const lessonOf = ({ id, value }: MenuItem): number[] =>
  value.kind === 'lesson' && value.lesson.id === id ? [lessonNumber(value.lesson)] : [];

/** The line of the lesson with that number; -1 where there is none. */
export const lineOfLesson = (items: readonly MenuItem[], key: string): number =>
  /^[1-9]$/.test(key) ? items.findIndex((item) => lessonOf(item)[0] === Number(key)) : -1;

type MenuState = { cursor: number; choice: MenuChoice; help: boolean };

/**
 * Shows the menu, as it is for a style, until something is chosen; the cursor is at the item with the
 * id `came`, if there is one. `at`: the item where the cursor was left.
 */
export async function choose(
  menuFor: (style: TextStyle) => Menu,
  language: Language,
  came: string | null,
  room: RoomView | null = null,
): Promise<{ choice: MenuChoice; at: string | null }> {
  const shown = (): Menu & { style: TextStyle } => {
    const style = textStyleOf(process.stdout, language);
    return { ...menuFor(style), note: room?.line(language, true), style };
  };
  const { items, first } = shown();
  const at = items.findIndex(({ id }) => id === (came ?? first));
  let forget: (() => void) | undefined;
  const { state } = await runScreen({
    // A terminal that goes away chooses nothing.
    state: { cursor: Math.max(0, at), choice: { kind: 'cancel' }, help: false } as MenuState,
    view: (state, { rows }) => {
      const menu = shown();
      const lines = state.help
        ? menuHelp(menu, menu.style).slice(0, rows)
        : menuLines(menu, state.cursor, menu.style, rows);
      const rest = Array.from({ length: Math.max(0, rows - lines.length) }, () => '');
      return { state, lines: [...lines.slice(-rows), ...rest] };
    },
    onOpen: (update) => {
      forget = room?.onChange(() => update((state) => state));
    },
    press: (state, key) => {
      if (state.help && key !== 'ctrl-c') return { state: { ...state, help: false } };
      if (key === '?') return { state: { ...state, help: true } };
      const { length } = items;
      const at = lineOfLesson(items, key);
      const numbered = items[at]?.value;
      if (numbered) return { state: { ...state, cursor: at, choice: numbered }, code: 0 };
      const cursor = cursorAfter(key, state.cursor, length);
      const isCalled = key === 'g' && room?.call();
      const choice = isCalled ? { kind: 'call' as const } : pressed(key, items[cursor]);
      return choice
        ? { state: { ...state, cursor, choice }, code: 0 }
        : { state: { ...state, cursor } };
    },
  }).finally(() => forget?.());
  return { choice: state.choice, at: items[state.cursor]?.id ?? null };
}

/** Where a key puts the cursor: round from the last line to the first. */
function cursorAfter(key: string, cursor: number, length: number): number {
  if (key === 'home') return 0;
  if (key === 'end') return length - 1;
  return (cursor + lineKey(key) + length) % length;
}

function pressed(key: string, item: MenuItem | undefined): MenuChoice | undefined {
  switch (key) {
    case 'return':
    case 'enter':
      return item?.value;
    case '/':
      return { kind: 'search' };
    case 'l':
      return { kind: 'language' };
    case 'q':
    case 'escape':
    case 'ctrl-d':
      return { kind: 'quit' };
    case 'ctrl-c':
      return { kind: 'cancel' };
  }
  return undefined;
}
