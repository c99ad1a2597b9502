import { readdirSync, readFileSync } from 'node:fs';
import { createInstance, type i18n } from 'i18next';
import { readIfThere } from './files.ts';
import { Recent } from './recent.ts';

/** The languages that the workbook is written in: everything there is, is in both. */
export const ownLanguages = ['en', 'fr'] as const;
export type OwnLanguage = (typeof ownLanguages)[number];

/**
 * What people read in: one of our own, or a language that is only data, a folder of `locales/`. In
 * types, the code that ISO 639 leaves to everybody stands for each of those.
 */
export type Language = OwnLanguage | 'qaa';

/** Values that a text's placeholders stand for. */
export type Params = Record<string, string | number>;

/** The folder with every word a person reads outside the lessons' prose. */
export const localesFolder = new URL('../../locales/', import.meta.url);

/** Whether the workbook is written in it. */
export const isOwn = (language: string): language is OwnLanguage =>
  ownLanguages.some((own) => own === language);

/** Every language there is, our own first. */
export const languages: readonly Language[] = [
  ...ownLanguages,
  ...(readdirSync(localesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => !isOwn(name))
    .sort() as Language[]),
];

/** What every reader can be shown where a language that is only data has nothing. */
export const fallback: OwnLanguage = 'en';

/** Whether a language may lack something: it is only data. */
export const isAdded = (language: Language): boolean => !isOwn(language);

/** The language that a text in this one is set beside. */
export const otherLanguage = (language: Language): OwnLanguage => (language === 'en' ? 'fr' : 'en');

/** The next one, for a key that goes through all of them. */
export const nextLanguage = (language: Language): Language =>
  languages[(languages.indexOf(language) + 1) % languages.length] ?? fallback;

/** What a language calls itself, as the first word of a line. */
export function languageName(language: Language): string {
  const name = nameIn(language, language);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** What one language calls another, within a sentence: “French”, « anglais ». */
export const nameIn = (language: Language, named: Language): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(named) ?? named;

/** What an added language lacks is there in English. */
export const filled = <Value>(
  values: Record<OwnLanguage, Value> & Partial<Record<Language, Value>>,
): Record<Language, Value> => perLanguage((language) => values[language] ?? values[fallback]);

/** Something for each language. */
export function perLanguage<Value>(make: (language: Language) => Value): Record<Language, Value> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<
    Language,
    Value
  >;
}

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
  return languageOf(system ?? Intl.DateTimeFormat().resolvedOptions().locale) ?? fallback;
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
  const there = new URL(file, localesFolder);
  const text = isAdded(language) ? (readIfThere(there) ?? '{}') : readFileSync(there, 'utf8');
  try {
    instance.addResourceBundle(language, room, JSON.parse(text));
  } catch (error) {
    throw new BrokenWords(`locales/${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Texts as they came out: most are needed on every page, many with the same params. */
const said = new Recent<string>(2_000);

/**
 * The text of `room:key` in a language. A missing file, key or placeholder is an error; a language
 * that is only data has the English text in its place.
 */
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
    if (isAdded(language)) return translate(fallback, room, key, params);
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
