import { readFileSync } from 'node:fs';
import { createInstance, type i18n } from 'i18next';
import { Recent } from './recent.ts';

export type Language = 'en' | 'fr';
export const languages: readonly Language[] = ['en', 'fr'];
export const otherLanguage = (language: Language): Language => (language === 'en' ? 'fr' : 'en');

/** Values that a text's placeholders stand for. */
export type Params = Record<string, string | number>;

/** The folder with every word a person reads outside the lessons' prose. */
export const localesFolder = new URL('../../locales/', import.meta.url);

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** `fr_CA.UTF-8`, `fr-CA` and `FR` all say French; `C`, `POSIX` and the rest say nothing. */
export function languageOf(locale: string | undefined): Language | undefined {
  const code = locale?.toLowerCase().split(/[-_.@]/)[0];
  return isLanguage(code) ? code : undefined;
}

export type LanguageSources = {
  /** What the person remembered with the workbook, if anything. */
  remembered?: string | undefined;
  env?: NodeJS.ProcessEnv;
  /** The system's locale; default: what `Intl` says. */
  system?: string;
};

/** Whether a locale is the one that programs have without any: no language, ASCII alone. */
export const isPosix = (locale: string): boolean => /^(C|POSIX)(\.|$)/.test(locale);

/**
 * The language to speak when none was asked for by option: WORKBOOK_LANG, the remembered one, those
 * of LANGUAGE, the locale, the system's locale, English. As for other programs, LC_ALL hides
 * LC_MESSAGES and LANG, and LANGUAGE counts only where the locale is not C.
 */
export function chooseLanguage(sources: LanguageSources = {}): Language {
  const { remembered, env = process.env, system } = sources;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const listed = isPosix(locale) ? [] : (env.LANGUAGE ?? '').split(':');
  for (const wish of [env.WORKBOOK_LANG, remembered, ...listed, locale]) {
    const language = languageOf(wish);
    if (language) return language;
  }
  return languageOf(system ?? Intl.DateTimeFormat().resolvedOptions().locale) ?? 'en';
}

type Plural<Key> = Key extends `${infer Name}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Name
  : Key;

/** The keys of a locale file, nested ones joined by dots, plural endings left off. */
export type KeyOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? Plural<Key>
    : `${Key}.${KeyOf<Texts[Key]>}`;
}[keyof Texts & string];

const instances = new Map<Language, i18n>();

function instanceFor(language: Language): i18n {
  const known = instances.get(language);
  if (known) return known;
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`locales/${language}: "${text}" needs ${match[0]}`);
    },
    resources: {},
  });
  instances.set(language, instance);
  return instance;
}

/** A locale file that cannot be read: then there may be no words to say so in. */
export class BrokenWords extends Error {
  override readonly name = 'BrokenWords';
}

function load(instance: i18n, language: Language, room: string): void {
  const file = `${language}/${room}.json`;
  const text = readFileSync(new URL(file, localesFolder), 'utf8');
  try {
    instance.addResourceBundle(language, room, JSON.parse(text));
  } catch (error) {
    throw new BrokenWords(`locales/${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Texts as they came out: most are needed on every page, many with the same params. */
const said = new Recent<string>(2_000);

/** The text of `room:key` in a language. A missing file, key or placeholder is an error. */
export function translate(language: Language, room: string, key: string, params?: Params): string {
  const name = `${language}/${room}:${key}`;
  return said.get(params ? `${name} ${JSON.stringify(params)}` : name, () =>
    put(language, room, key, params),
  );
}

function put(language: Language, room: string, key: string, params?: Params): string {
  const instance = instanceFor(language);
  if (!instance.hasResourceBundle(language, room)) load(instance, language, room);
  const text = instance.t(`${room}:${key}`, { ...params, defaultValue: '' });
  // A text that is only a placeholder may come out empty.
  if (text === '' && !instance.exists(`${room}:${key}`, { ...params })) {
    throw new Error(`locales/${language}/${room}.json has no text "${key}"`);
  }
  return text;
}

/** A text before anything is put into it, with `{name}` in place of each value. */
export function templateOf(language: Language, room: string, key: string): string {
  // Where there are several numbers, the form for many; they leave no placeholder to fill in.
  const text = translate(language, room, key, { count: 5, skipInterpolation: 'true' });
  return text.replace(/\{\{(\w+)[^}]*\}\}/g, '{$1}');
}

/** Makes texts be read from their files again, for when they are edited while pages are served. */
export function forgetWords(): void {
  instances.clear();
  said.clear();
}
