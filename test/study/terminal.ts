import { execFileSync, spawnSync } from 'node:child_process';
import { expect, onTestFinished, vi } from 'vitest';
import { commandLine, emptyFolder } from './lesson-command.ts';

/** Whether a terminal can be made here for the tests. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

export type TestTerminal = {
  keys: (...keys: string[]) => void;
  screen: () => string;
  /** Waits until the screen shows a text. */
  shows: (text: string | RegExp) => Promise<void>;
  resize: (columns: number, rows: number) => void;
  /** Asks the command to end, as the system would. */
  terminate: () => void;
  /** What the terminal itself is set to, as `stty` says it. */
  settings: () => string;
};

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Runs `npm run lesson -- ARGS` in a terminal of its own; its exit code is shown at the end. */
export function openTerminal(
  args: readonly string[],
  {
    columns = 80,
    rows = 24,
    work = emptyFolder(),
    env = {} as NodeJS.ProcessEnv,
    real = false,
  } = {},
): TestTerminal {
  const server = `study-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const line = commandLine(args, { work, env, real });
  const tmux = (...words: string[]): string =>
    execFileSync('tmux', ['-L', server, ...words], {
      encoding: 'utf8',
      cwd: line.cwd,
      env: line.env,
    });
  const command = [line.file, ...line.args].map(quoted).join(' ');
  const size = ['-x', String(columns), '-y', String(rows)];
  tmux('-f', '/dev/null', 'new-session', '-d', ...size, `${command}; echo "code $?"; exec cat`);
  onTestFinished(() => void spawnSync('tmux', ['-L', server, 'kill-server']));
  const screen = (): string => tmux('capture-pane', '-p');
  return {
    keys: (...keys) => void tmux('send-keys', ...keys),
    screen,
    shows: async (text) => {
      await vi.waitFor(() => expect(screen()).toMatch(text), { timeout: 20_000, interval: 50 });
    },
    resize: (width, height) =>
      void tmux('resize-window', '-x', String(width), '-y', String(height)),
    terminate: () => {
      const shell = tmux('display-message', '-p', '#{pane_pid}').trim();
      const child = execFileSync('pgrep', ['-P', shell], { encoding: 'utf8' });
      process.kill(Number(child), 'SIGTERM');
    },
    settings: () => {
      const tty = tmux('display-message', '-p', '#{pane_tty}').trim();
      return execFileSync('stty', ['-F', tty, '-a'], { encoding: 'utf8' });
    },
  };
}
