import { codeOf } from '../../lib/sockets/errors.ts';

/** What a command is started with, and where its words go. */
export type Io = {
  /** What was typed after the command's name. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'rows'>;
  /** Prints lines on standard output. */
  print: (...lines: readonly string[]) => void;
  /** On a terminal: shows a line until the next one is printed. */
  pass: (line: string) => void;
  /** Prints lines on standard error. */
  warn: (...lines: readonly string[]) => void;
};

/** This process's own. */
export function processIo(): Io {
  const { argv, env, stdin, stdout } = process;
  // A reader who closes the pipe early (`| head`) has seen enough.
  stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') process.exit(0);
    console.error(error.message);
    process.exit(1);
  });
  let passes = false;
  const clear = (): void => {
    if (passes) stdout.write(clearedLine);
    passes = false;
  };
  const printer =
    (write: (text: string) => void) =>
    (...lines: readonly string[]): void => {
      if (lines.length === 0) return;
      clear();
      write(lines.join('\n'));
    };
  return {
    args: argv.slice(2),
    env,
    stdin,
    stdout,
    print: printer(console.log),
    warn: printer(console.error),
    pass: (line) => {
      if (!stdout.isTTY || env.TERM === 'dumb') return;
      clear();
      stdout.write(line);
      passes = true;
    },
  };
}

/** Back to the beginning of the line, which is then empty. */
const clearedLine = '\r\x1b[2K';

/** Whether a person is at both ends: keys come in, and a screen can be drawn. */
export function hasTerminal({ stdin, stdout, env }: Io): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb';
}
