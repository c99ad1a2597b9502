import { fileURLToPath } from 'node:url';
import { BrokenWords, type Language } from '../../lib/base/i18n.ts';
import { UserError, userErrorText } from '../../lib/base/user-error.ts';
import { ContentError, problemText } from '../../lib/course/problem.ts';
import { codeOf } from '../../lib/sockets/errors.ts';
import { type TextStyle, textStyleOf } from '../../lib/terminal/text-style.ts';
import { type Declared, helpText, type ScriptName } from './help.ts';
import { type Io, processIo } from './io.ts';
import { languageFrom, languageIn, type Options, parseWords, type Values } from './parse.ts';

/** What a command's `run` is given. */
export type Given<O extends Options = Options> = {
  values: Values<O>;
  words: readonly string[];
  language: Language;
  /** How to draw on standard output. */
  style: TextStyle;
  io: Io;
};

/**
 * A command: its options, the ways to use it that its help shows, how many words it takes at most
 * (default: none), and what it does. The number it returns is the exit code. `Context` is what its kind of command needs besides.
 */
export type Command<O extends Options = Options, Context = unknown> = {
  options: O;
  usage: Declared['usage'];
  words?: number;
  run(given: Given<O> & Context): number | Promise<number>;
};

/** Runs a command with the words that were typed for it. */
export function start<O extends Options, Context>(
  { options, words = 0, run }: Command<O, Context>,
  io: Io,
  context: Context,
  remembered?: string,
): number | Promise<number> {
  const parsed = parseWords(io, options, words);
  const language = languageFrom(parsed.values.lang, io.env, remembered);
  const style = textStyleOf(io.stdout, language, io.env);
  return run({ ...parsed, language, style, io, ...context });
}

/**
 * The exit code of some work. A `UserError` becomes one line in the person's language, so does a
 * mistake in the content; any other error keeps its stack.
 */
export async function exitCodeOf(
  io: Io,
  remembered: () => string | undefined,
  work: () => number | Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BrokenWords) {
      io.warn(error.message);
      return 1;
    }
    const language = languageIn(io, remembered());
    if (error instanceof ContentError) {
      io.warn(problemText(language, error.problem));
      return 1;
    }
    if (error instanceof UserError) {
      io.warn(userErrorText(language, error));
      return error.exitCode;
    }
    const line = surroundings(error, language);
    if (line === null) throw error;
    io.warn(line);
    return 1;
  }
}

/** Runs one of the scripts; with `--help`, it says what the script can do. */
export function runScript<O extends Options>(
  name: ScriptName,
  script: Command<O, object>,
  io: Io,
): Promise<number> {
  return exitCodeOf(
    io,
    () => undefined,
    () => {
      if (!asksForHelp(io)) return start(script, io, {});
      const language = languageIn(io);
      const { columns } = textStyleOf(io.stdout, language, io.env);
      io.print(helpText(name, ' -- ', script, language, columns));
      return 0;
    },
  );
}

export const asksForHelp = ({ args }: Io): boolean =>
  args.some((word) => word === '--help' || word === '-h');

/** Runs a script if its file was started, but not if a test imports it. */
export async function whenStarted(
  { url }: ImportMeta,
  run: (io: Io) => Promise<number>,
): Promise<void> {
  if (process.argv[1] === fileURLToPath(url)) process.exitCode = await run(processIo());
}

/** A file or folder that the system denies us is for the person to fix. */
function surroundings(error: unknown, language: Language): string | null {
  const code = codeOf(error);
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EISDIR'].includes(code)) return null;
  if (typeof error !== 'object' || error === null || !('path' in error)) return null;
  return userErrorText(
    language,
    new UserError('folder-unwritable', { folder: String(error.path), code }),
  );
}
