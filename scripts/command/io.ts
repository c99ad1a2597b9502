import { wrapMessage } from '../../lib/base/terminal-text.ts';
import { codeOf } from '../../lib/sockets/errors.ts';
import { drawsUnicode, withPlainSigns } from '../../lib/terminal/text-style.ts';

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
  const { argv, env, stdin, stdout, stderr } = process;
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
  const unicode = drawsUnicode(env);
  const printer =
    (write: (text: string) => void, { isTTY }: NodeJS.WriteStream) =>
    (...lines: readonly string[]): void => {
      if (lines.length === 0) return;
      clear();
      const text = lines.join('\n');
      write(isTTY && !unicode ? withPlainSigns(text) : text);
    };
  return {
    args: argv.slice(2),
    env,
    stdin,
    stdout,
    print: printer(console.log, stdout),
    warn: printer((text) => console.error(wrapped(text, stderr)), stderr),
    pass: (line) => {
      if (!stdout.isTTY || wantsLines(env)) return;
      clear();
      stdout.write(unicode ? line : withPlainSigns(line));
      passes = true;
    },
  };
}

/** What is read on a terminal is wrapped to it; other programs get each message as one line. */
function wrapped(text: string, { isTTY, columns = 80 }: NodeJS.WriteStream): string {
  return isTTY ? wrapMessage(text, columns).join('\n') : text;
}

/** Back to the beginning of the line, which is then empty. */
const clearedLine = '\r\x1b[2K';

/** Whether a person is at both ends. */
export const hasPerson = ({ stdin, stdout }: Io): boolean =>
  stdin.isTTY === true && stdout.isTTY === true;

/** Whether a whole screen can be drawn for a person. */
export const hasScreen = (io: Io): boolean => hasPerson(io) && !wantsLines(io.env);

/** Whether only plain lines are wanted, one below the other: ACCESSIBLE asks for them. */
function wantsLines({ TERM, ACCESSIBLE = '' }: NodeJS.ProcessEnv): boolean {
  return TERM === 'dumb' || !['', '0', 'false'].includes(ACCESSIBLE);
}
