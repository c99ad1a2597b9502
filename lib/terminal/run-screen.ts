import type { ReadStream, WriteStream } from 'node:tty';
import { paintScreen, type Size, takeTerminal } from './keyboard.ts';
import { drawsUnicode, withPlainSigns } from './text-style.ts';

/** What is drawn: the window's lines, and the state as it can be seen, scrolled to the end at most. */
export type View<State> = { lines: readonly string[]; state: State };

/** What a key has changed; with an exit code, the screen is left. */
export type Pressed<State> = { state: State; code?: number | undefined };

export type Update<State> = (change: (state: State) => State) => void;

export type Screen<State, Shown extends View<State>> = {
  state: State;
  view: (state: State, size: Size) => Shown;
  /** What a key does, given what the person sees; `text` is what it types. */
  press: (state: State, key: string, shown: Shown, text: string) => Pressed<State>;
  /**
   * The screen is there; `update` changes it when something else than a key happens, `leave` ends it
   * with an exit code.
   */
  onOpen?: (update: Update<State>, leave: (code: number) => void) => void;
  onShown?: (state: State) => void;
  onSuspend?: () => void;
};

type Terminal = { stdin: ReadStream; stdout: WriteStream };

/** Milliseconds between two screens that no key asked for: programs print faster than people read. */
const pause = 40;

/**
 * Takes the whole terminal and draws a state whenever a key, the window or an update changes it,
 * each key once. Ends with an exit code and the last state; what `view` or `press` throws ends it
 * too.
 */
export async function runScreen<State, Shown extends View<State>>(
  screen: Screen<State, Shown>,
  { stdin, stdout }: Terminal = process,
): Promise<{ state: State; code: number }> {
  let { state } = screen;
  let shown: Shown | undefined;
  let timer: NodeJS.Timeout | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let end: (code: number) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<number>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const draw = (): void => {
    clearTimeout(timer);
    timer = undefined;
    shown = screen.view(state, { columns: stdout.columns || 80, rows: stdout.rows || 24 });
    state = shown.state;
    paintScreen(stdout, drawsUnicode() ? shown.lines : shown.lines.map(withPlainSigns));
    drawnAt = performance.now();
    screen.onShown?.(state);
  };
  const orFail = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      fail(error);
    }
  };
  let over = false;
  const update: Update<State> = (change) => {
    if (over) return;
    orFail(() => {
      state = change(state);
    });
    const wait = Math.max(0, drawnAt + pause - performance.now());
    timer ??= setTimeout(() => orFail(draw), wait);
  };
  const press = (key: string, text: string): void => {
    if (!shown) return;
    const pressed = screen.press(state, key, shown, text);
    ({ state } = pressed);
    if (pressed.code === undefined) draw();
    else end(pressed.code);
  };
  const restore = takeTerminal(stdin, stdout, {
    onKey: (key, text) => orFail(() => press(key, text)),
    onResize: () => {
      stdout.write('\x1b[2J');
      orFail(draw);
    },
    onEnd: (code) => end(code),
    onSuspend: () => screen.onSuspend?.(),
  });
  try {
    draw();
    screen.onOpen?.(update, end);
    return { code: await ended, state };
  } finally {
    over = true;
    clearTimeout(timer);
    restore();
  }
}
