import type { WriteStream } from 'node:tty';
import type { Language } from '../../base/i18n.ts';
import { clip, stringWidth } from '../../base/terminal-text.ts';
import { bodyColumns, frameLines, roomOf } from '../../terminal/frame.ts';
import { paintScreen, type Size, takeTerminal } from '../../terminal/keyboard.ts';
import { type Look, lookOf, quiet, strong } from '../../terminal/look.ts';
import { maxTop } from '../../terminal/scroll.ts';
import { type WatchOptions, WatchSession } from './session.ts';
import { type WatchBody, type Watched, watchBody, watchKeys } from './view.ts';

/** How a watch ended: an exit code, and the language the person has chosen. */
export type WatchEnd = { code: number; language: Language };

/** Watches an exercise in the terminal until the person leaves it, and those that follow. */
export function watchOnScreen(options: WatchOptions): Promise<WatchEnd> {
  return new Screen(options).watch();
}

/** Lines for the keys, of which there are more than fit on one line. */
const keyRowsOf = ({ columns }: Size): number => (columns < 60 ? 3 : 2);

class Screen {
  readonly #options: WatchOptions;
  readonly #output: WriteStream = process.stdout;
  #session: WatchSession | null = null;
  #end: (code: number) => void = () => {};
  #fail: (error: unknown) => void = () => {};

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  async watch(): Promise<WatchEnd> {
    const ended = new Promise<number>((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
    const session = new WatchSession({
      ...this.#options,
      onChange: (verdict) => this.#try(() => this.#draw(verdict)),
      onFail: (error) => this.#fail(error),
    });
    const restore = takeTerminal(process.stdin, this.#output, {
      onKey: (key) => this.#try(() => this.#press(session, key)),
      onResize: () => {
        this.#output.write('\x1b[2J');
        this.#try(() => this.#draw(false));
      },
      onEnd: (code) => this.#end(code),
      onSuspend: () => session.suspend(),
    });
    this.#session = session;
    try {
      this.#draw(false);
      const code = await ended;
      return { code, language: session.state.language };
    } finally {
      this.#session = null;
      restore();
      await session.close();
    }
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }

  #press(session: WatchSession, key: string): void {
    const { lines } = this.#body(session.watched());
    const code = session.press(key, { height: lines.length, room: this.#room(lines.length) });
    if (code === null) this.#draw(false);
    else this.#end(code);
  }

  #size(): Size {
    const { columns, rows } = this.#output;
    return { columns: columns || 80, rows: rows || 24 };
  }

  #room(height: number): number {
    const size = this.#size();
    return roomOf(size, height, keyRowsOf(size));
  }

  #look({ state }: Watched): Look {
    return lookOf(this.#output, state.language);
  }

  #body(watched: Watched): WatchBody {
    const size = this.#size();
    // What is not prose may be wider.
    const columns = Math.max(bodyColumns(size), size.columns - 8);
    return watchBody(watched, this.#look(watched), columns);
  }

  /** A verdict that has just arrived is in sight, whatever is above it. */
  #draw(verdict: boolean): void {
    const session = this.#session;
    if (!session) return;
    const watched = session.watched();
    const look = this.#look(watched);
    const body = this.#body(watched);
    const room = this.#room(body.lines.length);
    const top = verdict ? Math.max(0, body.wanted - room) : session.state.top;
    const shown = Math.min(top, maxTop({ height: body.lines.length, room }));
    session.state = { ...session.state, top: shown };
    const keysOf = (more: boolean) => watchKeys(watched, more);
    const header = this.#header(watched, look);
    const keyRows = keyRowsOf(this.#size());
    const frame = { header, body: body.lines, top: shown, keysOf, keyRows };
    paintScreen(this.#output, frameLines(frame, look, this.#size()));
  }

  #header({ exercise, file }: Watched, look: Look): string {
    const columns = bodyColumns(this.#size());
    const title = clip(exercise.title[look.language], columns);
    const room = columns - stringWidth(title) - 2;
    const place = room >= stringWidth(file) ? file : '';
    const gap = ' '.repeat(Math.max(0, columns - stringWidth(title + place)));
    return strong(look, title) + (place === '' ? '' : gap + quiet(look, place));
  }
}
