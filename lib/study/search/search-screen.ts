import type { Language } from '../../base/i18n.ts';
import { clip, wrap } from '../../base/terminal-text.ts';
import { words as say } from '../../base/words.ts';
import { bodyColumns, frameLines, type Key, roomOf } from '../../terminal/frame.ts';
import type { Size } from '../../terminal/keyboard.ts';
import { type Pressed, runScreen } from '../../terminal/run-screen.ts';
import {
  accent,
  bright,
  glyphsOf,
  quiet,
  strong,
  type TextStyle,
  textStyleOf,
} from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import type { CourseSearch, Finding, Found } from './finding.ts';

/** What is asked, and what was found; the search may still be made ready. */
export type SearchState = Finding & { search: CourseSearch | null; some: boolean };

/** How the search ended: an exit code, and what was chosen; null if nothing was. */
type SearchEnd = { code: number; finding: Finding | null };

/** Searches while the person types, until a result is chosen; `before` is the last search. */
export async function showSearch(
  open: Promise<CourseSearch>,
  language: Language,
  before: Finding | null,
): Promise<SearchEnd> {
  const first = before ?? { query: '', found: [], at: 0 };
  let chosen: Finding | null = null;
  const { code } = await runScreen({
    state: { ...first, search: null, some: false } as SearchState,
    view: (state, size) => {
      const style = textStyleOf(process.stdout, language);
      return { state, lines: searchLines(state, style, size) };
    },
    press: (state, key, _, text): Pressed<SearchState> => {
      const isChosen = ['return', 'enter'].includes(key) && state.found.length > 0;
      if (isChosen) chosen = { query: state.query, found: state.found, at: state.at };
      if (isChosen || key === 'escape') return { state, code: 0 };
      if (key === 'ctrl-c') return { state, code: 130 };
      return { state: typed(state, key, text) };
    },
    onOpen: (update) => {
      open.then(
        (search) => update((state) => moved(asked({ ...state, search }), state.at)),
        (error: unknown) =>
          update(() => {
            throw error;
          }),
      );
    },
  });
  return { code, finding: chosen };
}

/** One character, and none that controls something. */
const printable = /^\P{C}$/u;

/** What a key does: what it types is part of the question, arrows choose. */
export function typed(state: SearchState, key: string, text = ''): SearchState {
  const { query } = state;
  const by = { down: 1, 'ctrl-n': 1, tab: 1, up: -1, 'ctrl-p': -1 }[key];
  if (by !== undefined) return moved(state, by);
  if (key === 'backspace') return asked({ ...state, query: [...query].slice(0, -1).join('') });
  if (key === 'ctrl-u') return asked({ ...state, query: '' });
  return printable.test(text) ? asked({ ...state, query: query + text }) : state;
}

function moved(state: SearchState, by: number): SearchState {
  return { ...state, at: Math.max(0, Math.min(state.found.length - 1, state.at + by)) };
}

function asked(state: SearchState): SearchState {
  const { found, some } = state.search?.ask(state.query) ?? { found: [], some: false };
  return { ...state, found, some, at: 0 };
}

/** From how many columns on a result shows how its text begins. */
const roomy = 56;

/** The question above, the results below it, with as many as fit around the chosen one. */
export function searchLines(state: SearchState, style: TextStyle, size: Size): string[] {
  const columns = bodyColumns(size);
  const own = { ...style, columns };
  const above = [...statusLine(state, own), ''];
  const height = own.columns >= roomy ? 3 : 2;
  // A narrow window has a second line for keys: the one that leads back must not be the one left out.
  const keyRows = columns >= roomy ? 1 : 2;
  const room = roomOf(size, above.length + state.found.length * height, keyRows);
  // The line that says how many there are leaves first.
  const top = Math.max(0, above.length + (state.at + 1) * height - room);
  // There may be hundreds: the words of a result are looked for where it is in sight.
  const results = state.found.flatMap((found, at) => {
    const line = above.length + at * height;
    if (line + height <= top || line >= top + room) return Array.from({ length: height }, () => '');
    return resultLines(found, at === state.at, state, own);
  });
  const body = [...above, ...results];
  const header = `${accent(style, '/')} ${strong(style, state.query)}${accent(style, '_')}`;
  const keys: Key[] = [
    ['↑↓', 'key.choose'],
    ['Enter', 'key.open'],
    ['Esc', 'key.return'],
  ];
  return frameLines({ header, body, top, keysOf: () => keys, keyRows }, style, size);
}

function statusLine({ query, found, some, search }: SearchState, style: TextStyle): string[] {
  const { language, columns } = style;
  const number = found.length;
  const text = !search
    ? words(language, 'search.preparing')
    : query.trim() === ''
      ? words(language, 'search.hint')
      : number === 0
        ? say('search', language, 'none', { query })
        : some
          ? say('search', language, 'some', { number })
          : number === 1
            ? say('search', language, 'one')
            : say('search', language, 'many', { number });
  return wrap(text, columns).map((line) => quiet(style, line));
}

function resultLines(
  found: Found,
  isChosen: boolean,
  { search }: SearchState,
  style: TextStyle,
): string[] {
  const { title, place, lead } = found.result;
  const room = style.columns - 4;
  const shown = clip(title, room);
  const marked = (search?.mark(clip(lead, room), found) ?? [])
    .map(([part, isFound]) => (isFound ? strong(style, part) : quiet(style, part)))
    .join('');
  return [
    `${isChosen ? accent(style, glyphsOf(style).point) : ' '} ${isChosen ? bright(style, shown) : strong(style, shown)}`,
    `    ${quiet(style, clip(place, room))}`,
    ...(style.columns >= roomy ? [`    ${marked}`.trimEnd()] : []),
  ];
}
