import { basename } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ContentError, problemText } from '../lib/course/problem.ts';
import { codeOf, UserError } from '../lib/errors.ts';
import { chooseLanguage, isLanguage, type Language, wordsOf } from '../lib/i18n.ts';
import { nearName, unknownName } from '../lib/near.ts';
import type errorTexts from '../locales/en/errors.json';
import type helpTexts from '../locales/en/help.json';

type Options = NonNullable<ParseArgsConfig['options']>;
const errorWords = wordsOf<typeof errorTexts>('errors');
const helpWords = wordsOf<typeof helpTexts>('help');

/** Reads a command's words and options, with one clear error for what cannot be meant. */
export function parseWords<const T extends Options>(args: readonly string[], options: T) {
  const all = { ...options, lang: { type: 'string' } } as const;
  expectNothingKept(Object.keys(all));
  try {
    return parseArgs({ args: [...args], options: all, allowPositionals: true, strict: true });
  } catch (error) {
    throw parseError(error, args, Object.keys(all));
  }
}

/** Without `--` before it, npm takes an option for its own, and says so in the environment alone. */
function expectNothingKept(names: readonly string[]): void {
  const { env } = process;
  // npm 11 has the shorter word.
  if (!['run', 'run-script', 'start'].includes(env.npm_command ?? '')) return;
  const kept = names.find((name) => env[`npm_config_${name.replaceAll('-', '_')}`]);
  if (kept === undefined) return;
  throw new UserError('option-kept', { given: `--${kept}`, script: env.npm_lifecycle_event ?? '' });
}

function parseError(error: unknown, args: readonly string[], names: string[]): unknown {
  const code = codeOf(error);
  const option = (word: string): string => word.split('=')[0] ?? word;
  const given = args.map(option).find((word) => {
    const name = word.replace(/^--?/, '');
    return (
      word.startsWith('-') && (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || !names.includes(name))
    );
  });
  if (given === undefined) return error;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const all = names.map((name) => `--${name}`);
    const nearest = nearName(given.replace(/^--?/, ''), names);
    return unknownName(
      'option-unknown',
      { given, names: all.join(', ') },
      nearest && `--${nearest}`,
    );
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return error;
  const message = error instanceof Error ? error.message : '';
  const named = /--[a-z-]+/.exec(message)?.[0] ?? given;
  return new UserError(
    /argument missing|ambiguous/.test(message) ? 'option-no-value' : 'option-value',
    {
      given: named,
    },
  );
}

/** The language of `--lang`, else the one the person has chosen elsewhere. */
export function languageFrom(option: string | undefined, remembered?: string): Language {
  if (option === undefined) return chooseLanguage({ remembered });
  if (isLanguage(option)) return option;
  throw new UserError('language-unknown', { given: option });
}

/** `--lang` as far as it can be read: for help, and for words about wrong words. */
export function languageIn(args: readonly string[], remembered?: string): Language {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  return isLanguage(given) ? given : chooseLanguage({ remembered });
}

export type CommandOptions = {
  /** What it says to `--help`; default: what `locales` has for the script. Null: it sees to that. */
  help?: ((language: Language) => string) | null;
  /** The language the person has chosen, when it is known. */
  remembered?: () => string | undefined;
};

/**
 * Runs a command: its number is the exit code. A `UserError` becomes one line in the person's
 * language, so does a mistake in the content; any other error keeps its stack.
 */
export async function runCommand(
  command: (args: string[]) => Promise<number>,
  { help = helpIn, remembered }: CommandOptions = {},
): Promise<void> {
  const args = process.argv.slice(2);
  // A reader who closes the pipe early (`| head`) has seen enough.
  process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') process.exit(0);
    console.error(error.message);
    process.exit(1);
  });
  try {
    const asked = args.some((word) => word === '--help' || word === '-h');
    const text = asked && help?.(languageIn(args));
    if (text) console.log(text);
    process.exitCode = text ? 0 : await command(args);
  } catch (error) {
    const language = languageIn(args, remembered?.());
    if (error instanceof ContentError) {
      console.error(problemText(language, error.problem));
      process.exitCode = 1;
    } else if (error instanceof UserError) {
      const { id, params, exitCode } = error;
      console.error(errorWords(language, id as Parameters<typeof errorWords>[1], params));
      process.exitCode = exitCode;
    } else {
      const line = surroundings(error, language);
      if (line === null) throw error;
      console.error(line);
      process.exitCode = 1;
    }
  }
}

/** What the script that runs can do. */
function helpIn(language: Language): string {
  const script = basename(process.argv[1] ?? '', '.ts') as keyof typeof helpTexts;
  return `${helpWords(language, script)}\n\n${helpWords(language, 'language')}`;
}

/** A file or folder that the system does not let us have is the person's to mend. */
function surroundings(error: unknown, language: Language): string | null {
  const code = codeOf(error);
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EISDIR'].includes(code)) return null;
  if (typeof error !== 'object' || error === null || !('path' in error)) return null;
  return errorWords(language, 'folder-unwritable', { folder: String(error.path), code });
}
