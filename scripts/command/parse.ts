import { parseArgs } from 'node:util';
import { chooseLanguage, type Language, languageOf, languages } from '../../lib/base/i18n.ts';
import { nearName, unknownName } from '../../lib/base/suggest.ts';
import { UserError } from '../../lib/base/user-error.ts';
import { codeOf } from '../../lib/sockets/errors.ts';
import type { HelpId, Placeholder } from './help.ts';
import type { Io } from './io.ts';

/** A command's options: their type, what stands for their value in the help, and their text there. */
export type Options = Readonly<
  Record<
    string,
    {
      readonly type: 'boolean' | 'string';
      readonly value?: Placeholder;
      /** Without it, the text of the command itself mentions the option. */
      readonly help?: HelpId;
    }
  >
>;

/** The options that were given, by their names; `lang` is everybody's. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: (O[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
} & { readonly lang?: string | undefined };

/** Reads a command's words and options, with one clear error for what makes no sense. */
export function parseWords<O extends Options>(
  { args, env }: Pick<Io, 'args' | 'env'>,
  options: O,
  most: number,
): { values: Values<O>; words: readonly string[] } {
  const all = { ...options, lang: { type: 'string' } } as const;
  const names = Object.keys(all);
  expectNothingKept(names, env);
  try {
    const parsed = parseArgs({ args: [...args], options: all, allowPositionals: true });
    const words = parsed.positionals;
    const surplus = words[most];
    if (surplus !== undefined) throw new UserError('too-many-words', { given: surplus });
    return { values: parsed.values as Values<O>, words };
  } catch (error) {
    throw parseError(error, args, names);
  }
}

/** Without `--` before it, npm takes an option for its own, and says so in the environment alone. */
export function expectNothingKept(names: readonly string[], env: NodeJS.ProcessEnv): void {
  // npm 11 uses the shorter word.
  if (!['run', 'run-script', 'start'].includes(env.npm_command ?? '')) return;
  // To npm, `--lang` is `-l -a -n -g`: long, all, not yes, global.
  const { npm_config_long, npm_config_all, npm_config_global, npm_config_yes } = env;
  const lang = npm_config_long && npm_config_all && npm_config_global && npm_config_yes === '';
  const kept = lang ? 'lang' : names.find((name) => env[`npm_config_${name.replaceAll('-', '_')}`]);
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

/** The port that a person typed. */
export function portFrom(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new UserError('port-wrong', { given });
}

/** The language of `--lang`, else the one the person has chosen elsewhere. */
export function languageFrom(
  option: string | undefined,
  env: NodeJS.ProcessEnv,
  remembered?: string,
): Language {
  const language = languageOf(option);
  if (language) return language;
  if (option !== undefined)
    throw new UserError('language-unknown', { given: option, languages: languages.join(', ') });
  const { WORKBOOK_LANG: wish = '' } = env;
  if (wish !== '' && !languageOf(wish)) {
    throw new UserError('language-wish', {
      given: wish,
      variable: 'WORKBOOK_LANG',
      languages: languages.join(', '),
    });
  }
  return chooseLanguage({ remembered, env });
}

/** The language of `--lang` as far as it can be read before the command is known. */
export function languageAsked({ args }: Pick<Io, 'args'>): Language | undefined {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return languageOf(at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]));
}

/** The language for help, and for messages about wrong words. */
export function languageIn(io: Pick<Io, 'args' | 'env'>, remembered?: string): Language {
  return languageAsked(io) ?? chooseLanguage({ remembered, env: io.env });
}
