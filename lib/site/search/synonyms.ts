import { type Language, otherLanguage } from '../../base/i18n.ts';
import { type ErrorEntry, entriesOf } from '../../course/error-guide.ts';
import type { Term } from '../../course/glossary.ts';
import type { Site } from '../../html/page-context.ts';
import type { Index } from '../../search/packed.ts';

/** A term's names, the reader's own first: whoever knows it in one language finds it in the other. */
export function termNames({ words }: Term, language: Language): string[] {
  return [...new Set([words[language].term, words[otherLanguage(language)].term])];
}

/** An error without a code is given one that nobody types, from its place in addresses: `hangs_`. */
export const errorNames = ({ id, codes }: ErrorEntry): string[] =>
  codes.length > 0 ? codes : [`${id.replaceAll('-', '_')}_`];

/** What people say for a code or a term. Of an error, its messages too, which are often English. */
export function sayingsOf(
  { errors, sayings: others }: Site,
  language: Language,
): Index['synonyms'] {
  const sayings: Record<string, string[]> = {};
  for (const { means, said } of others) sayings[means[language]] = said[language];
  for (const entry of errors ? entriesOf(errors) : []) {
    const called = new Set([...entry.aliases[language], ...entry.aliases.en]);
    const [first = '', ...more] = errorNames(entry);
    sayings[first] = [...called, ...(sayings[first] ?? [])];
    for (const name of more) sayings[name] ??= [];
  }
  return sayings;
}
