import { type Language, otherLanguage } from '../../base/i18n.ts';
import { type ErrorEntry, entriesOf } from '../../course/error-guide.ts';
import type { Term } from '../../course/glossary.ts';
import type { Site } from '../../html/page-context.ts';
import type { Index } from '../../search/packed.ts';

/** A term's names, the reader's own first: whoever knows it in one language finds it in the other. */
export function termNames({ words }: Term, language: Language): string[] {
  return [...new Set([words[language].term, words[otherLanguage(language)].term])];
}

/** What people type to find an error: its codes, its messages, which are often English, and more. */
export function errorPhrases(
  entry: ErrorEntry,
  { sayings }: Pick<Site, 'sayings'>,
  language: Language,
): string[] {
  const { codes, aliases } = entry;
  const names = errorNames(entry);
  const said = sayings.filter(({ means }) => names.includes(means[language]));
  return [
    ...new Set([
      ...codes,
      // `close wait`
      ...codes.filter((code) => /^[A-Z]+_[A-Z]+$/.test(code)).map((code) => code.replace('_', ' ')),
      ...aliases[language],
      ...aliases.en,
      ...said.flatMap(({ said }) => said[language]),
    ]),
  ];
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
    for (const name of errorNames(entry)) sayings[name] = [];
  }
  return sayings;
}
