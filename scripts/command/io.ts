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
  return {
    args: argv.slice(2),
    env,
    stdin,
    stdout,
    print: printer(console.log),
    warn: printer(console.error),
  };
}

const printer =
  (write: (text: string) => void) =>
  (...lines: readonly string[]): void => {
    if (lines.length > 0) write(lines.join('\n'));
  };

/** Whether a person is at both ends: keys come in, and a screen can be drawn. */
export function hasTerminal({ stdin, stdout, env }: Io): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb';
}
