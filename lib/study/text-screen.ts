import type { Language } from '../base/i18n.ts';
import {
  bodyColumns,
  frameLines,
  type Key,
  roomOf,
  scrolled,
  textKeys,
  textLines,
} from '../terminal/frame.ts';
import { runScreen } from '../terminal/run-screen.ts';
import { strong, type TextStyle, textStyleOf } from '../terminal/text-style.ts';

type Text = {
  title: string;
  linesOf: (style: TextStyle) => string[];
  /** Keys that leave it for something else, and their names. */
  leaves?: { keys: readonly string[]; names: readonly Key[] };
};

/** A text page by page, until the person leaves it; gives the exit code, and a key that leaves. */
export async function showText(
  { title, linesOf, leaves = { keys: [], names: [] } }: Text,
  language: Language,
): Promise<{ code: number; key: string | null }> {
  const style = textStyleOf(process.stdout, language);
  const header = strong(style, title);
  let left: string | null = null;
  const { code } = await runScreen({
    state: { top: 0 },
    view: (before: { top: number }, size) => {
      const body = linesOf({ ...style, columns: bodyColumns(size) });
      const extent = { height: body.length, room: roomOf(size, body.length) };
      const state = scrolled(before, 0, extent);
      const keysOf = (more: boolean): Key[] => [...textKeys(more), ...leaves.names];
      const frame = { header, body, top: state.top, keysOf };
      return { state, extent, lines: frameLines(frame, style, size) };
    },
    press: (state, key, { extent }) => {
      if (key === 'ctrl-c') return { state, code: 130 };
      if (leaves.keys.includes(key)) {
        left = key;
        return { state, code: 0 };
      }
      const by = textLines(state, key, extent);
      return by === null ? { state, code: 0 } : { state: scrolled(state, by, extent) };
    },
  });
  return { code, key: left };
}
