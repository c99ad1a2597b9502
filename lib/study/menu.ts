import type { Language } from '../base/i18n.ts';
import { wrap } from '../base/terminal-text.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import type { Exercise } from '../course/exercises.ts';
import { lineKey } from '../terminal/frame.ts';
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
import { shorten } from './list.ts';

export type MenuChoice =
  | { kind: 'lesson' | 'continue'; lesson: LessonSummary }
  | { kind: 'exercise'; exercise: Exercise }
  | { kind: 'exercises' }
  | { kind: 'glossary' }
  | { kind: 'search' }
  | { kind: 'language' }
  | { kind: 'quit' }
  | { kind: 'cancel' };

/** One line that can be chosen, with a note below it; `gap` puts an empty line before it. */
export type MenuItem = { value: MenuChoice; text: string; note?: string | undefined; gap: boolean };

/** What is above the choices, the choices, and the one where the cursor starts. */
export type Menu = { about: string; items: readonly MenuItem[]; first?: MenuChoice | undefined };

/** The menu as lines; where the window is too low, those around the cursor. */
export function menuLines(
  { about, items }: Menu,
  cursor: number,
  style: TextStyle,
  rows: number,
): string[] {
  const { point, down } = glyphsOf(style);
  const itemLines = ({ text, note = '', gap }: MenuItem, at: number): string[] => {
    const mark = at === cursor ? `${accent(style, point)} ` : '  ';
    const line = `  ${mark}${at === cursor ? bright(style, text) : text}`;
    const notes = wrap(note, style.columns - 4).map((line) => `    ${quiet(style, line)}`);
    return [...(gap ? [''] : []), line, ...(note === '' ? [] : notes)];
  };
  const noted = items.flatMap(itemLines);
  // Where room is short, reasons are the first to go.
  const roomy = noted.length <= rows - 5;
  const shown = roomy ? items : items.map(({ note: _, ...item }) => item);
  const choices = roomy ? noted : shown.flatMap(itemLines);
  const keys = words(style.language, style.unicode ? 'menu.keys' : 'menu.keysPlain');
  const title = shorten(words(style.language, 'title'), style.columns - 4);
  const said = wrap(about, Math.min(proseColumns, style.columns - 4)).map((line) => `  ${line}`);
  // The choices matter more than the words above them.
  const opening = choices.length + said.length <= rows - 5 ? said : [];
  const room = Math.max(3, rows - 5 - opening.length);
  const at = shown.slice(0, cursor).flatMap(itemLines).length;
  const from = Math.max(0, Math.min(at - Math.floor(room / 2), choices.length - room));
  const below = choices.slice(from + room).filter((line) => line !== '').length;
  const more = words(style.language, 'menu.more', { number: below });
  return [
    '',
    `  ${strong(style, title)}`,
    ...opening,
    ...choices.slice(from, from + room),
    below > 0 ? `    ${accent(style, down)} ${quiet(style, more)}` : '',
    `  ${quiet(style, shorten(keys, style.columns - 4))}`,
  ];
}

type MenuState = { cursor: number; choice: MenuChoice };

/** Shows the menu, as it is for a style, until something is chosen; `came`: where from. */
export async function choose(
  menuFor: (style: TextStyle) => Menu,
  language: Language,
  came: MenuChoice['kind'] | null,
): Promise<MenuChoice> {
  const shown = (): Menu & { style: TextStyle } => {
    const style = textStyleOf(process.stdout, language);
    return { ...menuFor(style), style };
  };
  const { items, first } = shown();
  const at = items.findIndex(({ value }) => value === first || value.kind === came);
  const { state } = await runScreen({
    // A terminal that goes away chooses nothing.
    state: { cursor: Math.max(0, at), choice: { kind: 'cancel' } } as MenuState,
    view: (state, { rows }) => {
      const menu = shown();
      const lines = menuLines(menu, state.cursor, menu.style, rows);
      const rest = Array.from({ length: Math.max(0, rows - lines.length) }, () => '');
      return { state, lines: [...lines.slice(-rows), ...rest] };
    },
    press: (state, key) => {
      const { length } = items;
      const cursor = (state.cursor + lineKey(key) + length) % length;
      const choice = pressed(key, items[cursor]);
      return choice ? { state: { cursor, choice }, code: 0 } : { state: { ...state, cursor } };
    },
  });
  return state.choice;
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
