import { bodyColumns, frameLines, roomOf, textKeys } from './frame.ts';
import { runScreen } from './run-screen.ts';
import { scrolled, textLines } from './scroll.ts';
import { strong, type TextStyle } from './text-style.ts';

/** A text for the whole screen, drawn to the width it is given. */
export type Text = { title: string; lines: (columns: number) => string[]; style: TextStyle };

/** Shows a text page by page until the person has read or left it; returns the exit code. */
export async function showText({ title, lines, style }: Text): Promise<number> {
  const header = strong(style, title);
  const { code } = await runScreen({
    state: { top: 0 },
    view: (before: { top: number }, size) => {
      const body = lines(bodyColumns(size));
      const extent = { height: body.length, room: roomOf(size, body.length) };
      const state = scrolled(before, 0, extent);
      const frame = { header, body, top: state.top, keysOf: textKeys };
      return { state, extent, lines: frameLines(frame, style, size) };
    },
    press: (state, key, { extent }) => {
      if (key === 'ctrl-c') return { state, code: 130 };
      const by = textLines(state, key, extent);
      return by === null ? { state, code: 0 } : { state: scrolled(state, by, extent) };
    },
  });
  return code;
}
