import { emitKeypressEvents, type Interface, type Key } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';

const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l';
const clear = '\x1b[2J';
const leave = '\x1b[?7h\x1b[?25h\x1b[?1049l';
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Of the window, in characters. */
export type Size = { columns: number; rows: number };

export type Keyboard = {
  /** A key's name, letters in lower case; `text`: what it types, as it stands, or nothing. */
  onKey: (key: string, text: string) => void;
  onResize: () => void;
  /** The system, or a terminal that went away, ends the reading with this exit code. */
  onEnd: (code: number) => void;
  /** Ctrl-Z is about to stop this process: whatever must not be frozen meanwhile is stopped. */
  onSuspend?: () => void;
};

/** Milliseconds after Ctrl-Z in which a process that can be stopped is. */
const stopping = 100;

/**
 * Takes the whole terminal: keys one by one, a screen of its own. What it gives back restores
 * the terminal; so does the end of the process, whatever its cause. In between, Ctrl-Z gives the
 * terminal to the shell until `fg`.
 */
export function takeTerminal(input: ReadStream, output: WriteStream, keyboard: Keyboard) {
  // A pause tells a lone Escape from an arrow key.
  emitKeypressEvents(input, { escapeCodeTimeout: 50 } as unknown as Interface);
  const key = (text: string | undefined, pressed: Key): void => {
    const name = nameOf(text, pressed);
    if (name === 'ctrl-z') suspend();
    else if (name !== '') keyboard.onKey(name, text ?? '');
  };
  let timer: NodeJS.Timeout | undefined;
  const suspend = (): void => {
    if (process.platform === 'win32') return;
    keyboard.onSuspend?.();
    release(input, output);
    // The whole group, as the terminal itself would: npm and its shell wait for us otherwise.
    process.kill(0, 'SIGTSTP');
    // Without a shell that could resume it, the system does not stop it at all.
    timer = setTimeout(comeBack, stopping);
  };
  const comeBack = (): void => {
    clearTimeout(timer);
    // Released again: the shell may have changed what Node believes to be set.
    release(input, output);
    hold(input, output);
    keyboard.onResize();
    // The window may have another size by now, which only the shell was told.
    process.kill(process.pid, 'SIGWINCH');
  };
  const gone = (): void => keyboard.onEnd(129);
  const stops = Object.entries(signals).map(
    ([name, code]) => [name, () => keyboard.onEnd(code)] as const,
  );
  const restore = (): void => {
    clearTimeout(timer);
    process.off('exit', restore).off('SIGCONT', comeBack);
    for (const [name, stop] of stops) process.off(name, stop);
    input.off('keypress', key).off('end', gone).off('error', gone);
    output.off('resize', keyboard.onResize);
    screen.taken = false;
    if (screen.kept) input.pause();
    else release(input, output);
  };
  process.on('exit', restore).on('SIGCONT', comeBack);
  for (const [name, stop] of stops) process.on(name, stop);
  input.on('keypress', key).on('end', gone).on('error', gone);
  output.on('resize', keyboard.onResize);
  hold(input, output);
  return restore;
}

/** Whether the terminal shows a screen of ours; whether that answers; whether it stays once it is left. */
const screen = { shown: false, taken: false, kept: false };

/**
 * While `work` goes from one screen to the next, the shell's screen does not show between them, and
 * what is typed there is for the next one.
 */
export async function betweenScreens<T>(
  work: () => Promise<T>,
  { stdin, stdout }: { stdin: ReadStream; stdout: WriteStream } = process,
): Promise<T> {
  const end = (): void => {
    screen.kept = false;
    if (screen.shown) release(stdin, stdout);
  };
  // While a screen is there, it ends by itself.
  const stop = (code: number) => (): void => {
    if (!screen.taken) process.exit(code);
  };
  const stops = Object.entries(signals).map(([name, code]) => [name, stop(code)] as const);
  screen.kept = true;
  process.on('exit', end);
  for (const [name, stop] of stops) process.on(name, stop);
  try {
    return await work();
  } finally {
    end();
    process.off('exit', end);
    for (const [name, stop] of stops) process.off(name, stop);
  }
}

function hold(input: ReadStream, output: WriteStream): void {
  input.setRawMode(true);
  input.resume();
  output.write(screen.shown ? clear : enter + clear);
  screen.shown = true;
  screen.taken = true;
}

function release(input: ReadStream, output: WriteStream): void {
  if (!input.destroyed) input.setRawMode(false);
  input.pause();
  output.write(leave);
  screen.shown = false;
}

function nameOf(text: string | undefined, { name, ctrl, meta, sequence }: Key): string {
  if (ctrl) return `ctrl-${name ?? ''}`;
  if (meta && name !== 'escape') return '';
  // The way back through what n goes through.
  if (text === 'N') return 'N';
  return (name ?? text ?? sequence ?? '').toLowerCase();
}

/** Draws a screen in one go: nothing flickers, and nothing of the last one remains. */
export function paintScreen(output: WriteStream, lines: readonly string[]): void {
  const rows = lines.map((line) => `\x1b[2K${line}`).join('\r\n');
  output.write(`\x1b[?2026h\x1b[H${rows}\x1b[?2026l`);
}
