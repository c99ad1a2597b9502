import { type Language, languages } from '../../base/i18n.ts';
import type { Problem } from '../../course/problem.ts';
import { type Locale, problem, type Rule } from './context.ts';

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** The placeholders of a text, sorted: `{{count}}`, `{{n, number}}` → `count, n`. */
export function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

/** A file's keys without their plural endings, each with the placeholders of all its forms. */
export function keysOf({ texts }: Locale): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, text] of texts) {
    const name = key.replace(pluralEnding, '');
    const plural = name === key ? [] : ['count'];
    keys.set(
      name,
      [...new Set([...(keys.get(name) ?? []), ...placeholders(text), ...plural])].sort(),
    );
  }
  return keys;
}

/** Each file has the same keys with the same placeholders in every language. */
export const localeParity: Rule = ({ locales }) =>
  [...locales.values()].flatMap((files) =>
    languages.flatMap((language) => {
      const other: Language = language === 'en' ? 'fr' : 'en';
      return compare(files[language], files[other], other);
    }),
  );

function compare(own: Locale | null, theirs: Locale | null, other: Language): Problem[] {
  if (!theirs) return [];
  const file = own?.file ?? theirs.file.replace(`/${other}/`, other === 'en' ? '/fr/' : '/en/');
  const keys = own ? keysOf(own) : new Map<string, string[]>();
  return [...keysOf(theirs)].flatMap(([key, wanted]): Problem[] => {
    const names = keys.get(key);
    if (!names) return [problem(file, 1, 'locale-missing', { key, other })];
    // Reported once, in the French file.
    if (other === 'fr' || names.join() === wanted.join()) return [];
    const params = { key, ours: names.join(', ') || '–', theirs: wanted.join(', ') || '–', other };
    return [problem(file, own?.lineOf(key) ?? 1, 'locale-placeholders', params)];
  });
}

/** A text that counts has every plural form that its language needs. */
export const pluralForms: Rule = ({ locales }) =>
  [...locales.values()].flatMap((files) =>
    languages.flatMap((language) => {
      const own = files[language];
      if (!own) return [];
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = [...own.texts.keys()].filter((key) => pluralEnding.test(key));
      const names = new Set(counted.map((key) => key.replace(pluralEnding, '')));
      return [...names].flatMap((key) =>
        forms
          .filter((form) => !own.texts.has(`${key}_${form}`))
          .map((form) => problem(own.file, own.lineOf(key), 'locale-plural', { key, form })),
      );
    }),
  );
