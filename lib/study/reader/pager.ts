import { paintScreen, takeTerminal } from '../../terminal/keyboard.ts';
import { type Look, strong } from '../../terminal/look.ts';
import { bodyColumns, roomOf, type Size, screenLines, textKeys } from './frame.ts';
import { scrolled } from './move.ts';
import { textLines } from './press-views.ts';

/** A text for the whole screen, drawn to the width it is given. */
export type Text = { title: string; lines: (columns: number) => string[]; look: Look };

/** Shows a text page by page until the person has read or left it; returns the exit code. */
export async function showText({ title, lines, look }: Text): Promise<number> {
  const output = process.stdout;
  const size = (): Size => ({ columns: output.columns || 80, rows: output.rows || 24 });
  let state = { top: 0 };
  let end: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const draw = (): void => {
    const body = lines(bodyColumns(size()));
    state = scrolled(state, 0, { height: body.length, room: roomOf(size(), body.length) });
    const shown = { header: strong(look, title), body, top: state.top, keysOf: textKeys };
    paintScreen(output, screenLines(shown, look, size()));
  };
  const restore = takeTerminal(process.stdin, output, {
    onKey: (key) => {
      if (key === 'ctrl-c') return end(130);
      const height = lines(bodyColumns(size())).length;
      const extent = { height, room: roomOf(size(), height) };
      const by = textLines(state, key, extent);
      if (by === null) return end(0);
      state = scrolled(state, by, extent);
      draw();
    },
    onResize: () => {
      output.write('\x1b[2J');
      draw();
    },
    onEnd: end,
  });
  try {
    draw();
    return await ended;
  } finally {
    restore();
  }
}
