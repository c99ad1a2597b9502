import type { Language } from '../../base/i18n.ts';
import { clip, stringWidth } from '../../base/terminal-text.ts';
import type { Highlighter } from '../../terminal/code.ts';
import { bodyColumns, frameLines, roomOf, scrolled } from '../../terminal/frame.ts';
import type { Size } from '../../terminal/keyboard.ts';
import { runScreen, type Update } from '../../terminal/run-screen.ts';
import { quiet, strong, type TextStyle, textStyleOf } from '../../terminal/text-style.ts';
import type { WatchState } from './state.ts';
import { watchBody, watchKeys } from './view.ts';
import { Watch, type WatchOptions } from './watch.ts';

/** How a watch ended: an exit code, and the language the person has chosen. */
export type WatchEnd = { code: number; language: Language };

/** `within`: opened from a menu or a lesson, which leaving it goes back to. */
type ScreenOptions = WatchOptions & { within?: boolean };

/** Watches an exercise in the terminal until the person leaves it, and those that follow. */
export async function watchOnScreen(options: ScreenOptions): Promise<WatchEnd> {
  const { work, lessons, progress, room, within = false } = options;
  let highlighter: Highlighter | null = null;
  let update: Update<WatchState> = () => {};
  const watch = new Watch(options, {
    print: () => update(() => watch.state),
    fail: (error) =>
      update(() => {
        throw error;
      }),
  });
  // Judging takes seconds: that they pass shows that it goes on.
  const ticking = setInterval(() => watch.state.judging && update((state) => state), 1_000);
  // Nobody is called away from an exercise: the line only says where the room is.
  const forget = room?.onChange(() => update((state) => state));
  try {
    const { code, state } = await runScreen({
      state: watch.state,
      view: (state, size) => {
        const keyRows = keyRowsOf(size);
        // What is not prose may be wider.
        const columns = Math.max(bodyColumns(size), size.columns - 8);
        const style = { ...textStyleOf(process.stdout, state.language), columns };
        const now = new Date();
        const about = { work, lessons, progress: progress.read(), highlighter, now };
        const { lines: body, from, to } = watchBody(state, about, style);
        const extent = { height: body.length, room: roomOf(size, body.length, keyRows) };
        const top = state.top === 'wanted' ? Math.min(from, to - extent.room) : state.top;
        const seen = { ...extent, ...scrolled({ top }, 0, extent) };
        const header = headerLine(state, style, bodyColumns(size));
        const keysOf = (more: boolean) => watchKeys(state, within, more);
        const note = room?.line(state.language, false);
        const frame = { header, body, top: seen.top, keysOf, keyRows, note };
        return { state, seen, lines: frameLines(frame, style, size) };
      },
      press: (_, key, { seen }) => {
        watch.press(key, seen);
        return { state: watch.state, code: watch.state.code };
      },
      onOpen: (given) => {
        update = given;
      },
      onShown: ({ view }) => {
        if (view !== 'solution' || highlighter) return;
        void import('../../course/highlight.ts').then(({ highlight }) => {
          highlighter = highlight;
          update((state) => state);
        });
      },
      onSuspend: () => watch.send({ type: 'suspended' }),
    });
    return { code, language: state.language };
  } finally {
    clearInterval(ticking);
    forget?.();
    await watch.close();
  }
}

/** Lines for the keys, of which there are more than fit on one line. */
const keyRowsOf = ({ columns }: Size): number => (columns < 60 ? 3 : 2);

/** The exercise, and where there is room its file. */
function headerLine({ exercise, file }: WatchState, style: TextStyle, columns: number): string {
  const title = clip(exercise.title[style.language], columns);
  const room = columns - stringWidth(title);
  if (room - 2 < stringWidth(file)) return strong(style, title);
  return strong(style, title) + ' '.repeat(room - stringWidth(file)) + quiet(style, file);
}
