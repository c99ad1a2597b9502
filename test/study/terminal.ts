import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { emptyFolder } from '../empty-folder.ts';
import { commandLine } from './lesson-command.ts';

/** A limit for commands that hang: a busy machine takes its time. */
export const patient = { timeout: 100_000, interval: 50 };

/** Whether a terminal can be created here for the tests. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

export type TestTerminal = {
  keys: (...keys: string[]) => void;
  /** What it shows; with `-e`, the colors as well. */
  screen: (...options: string[]) => string;
  /** Waits until the screen shows a text. */
  shows: (text: string | RegExp) => Promise<void>;
  resize: (columns: number, rows: number) => void;
  /** Asks the command to end, as the system would. */
  terminate: () => void;
  /** What the terminal itself is set to, as `stty` says it. */
  settings: () => string;
};

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/**
 * Runs `npm run lesson -- ARGS` in a terminal of its own; its exit code is shown at the end. With
 * `shell`, as a job of an interactive shell: of Node alone, or of npm, its own shell and Node.
 */
export function openTerminal(
  args: readonly string[],
  {
    columns = 80,
    rows = 24,
    work = emptyFolder(),
    env = {} as NodeJS.ProcessEnv,
    real = false,
    shell = null as 'node' | 'npm' | null,
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
  const first = shell ? 'bash --norc --noprofile -i' : `${command}; echo "code $?"; exec cat`;
  tmux('-f', '/dev/null', 'new-session', '-d', ...size, first);
  onTestFinished(() => void spawnSync('tmux', ['-L', server, 'kill-server']));
  const screen = (...options: string[]): string => tmux('capture-pane', '-p', ...options);
  if (shell) {
    const folder = emptyFolder();
    const scripts = { lesson: `cd ${quoted(line.cwd)} && ${command}` };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }));
    const typed = shell === 'npm' ? `npm --prefix ${folder} run lesson` : command;
    tmux('send-keys', '-l', `${typed}; echo "code $?"`);
    tmux('send-keys', 'Enter');
  }
  return {
    keys: (...keys) => void tmux('send-keys', ...keys),
    screen,
    shows: async (text) => {
      await vi.waitFor(() => expect(screen()).toMatch(text), patient);
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
