import { type Language, otherLanguage } from '../../base/i18n.ts';
import { type ErrorEntry, entriesOf } from '../../course/error-guide.ts';
import { patternOf } from '../../course/glossary.ts';
import type { Site } from '../../html/page-context.ts';
import { errorPath, glossaryPath, lessonPath } from '../../html/paths.ts';
import type { Index } from '../../search/packed.ts';

export type Synonyms = {
  /** The names in both languages of what a section explains, by its address. */
  explained: ReadonlyMap<string, string[]>;
  /** The names in the other language of what a text speaks of. */
  spokenOf: (text: string) => string[];
  /** What people say for a code or a term. */
  sayings: Index['synonyms'];
};

/** What has names on a site. */
export type Named = Pick<Site, 'terms' | 'errors' | 'sayings'>;

/** Whoever knows a term in one language finds it in the other, and an error by what it prints. */
export function synonymsOf({ terms, errors, sayings }: Named, language: Language): Synonyms {
  const entries = errors ? entriesOf(errors) : [];
  const other = otherLanguage(language);
  const explained = new Map<string, string[]>();
  for (const { id, lesson, section, words } of terms) {
    const names = [...new Set([words[language].term, words[other].term])];
    for (const address of [
      `${lessonPath(language, lesson.slug)}#${section}`,
      `${glossaryPath(language)}#${id}`,
    ]) {
      explained.set(address, [...(explained.get(address) ?? []), ...names]);
    }
  }
  for (const entry of entries) explained.set(errorPath(language, entry.id), namesOf(entry));
  const foreign = terms
    .filter(({ words }) => words.en.term !== words.fr.term)
    .map(({ words }) => ({
      own: patternOf(words[language].term, language),
      name: words[other].term,
    }));
  return {
    explained,
    sayings: sayingsOf(entries, sayings, language),
    spokenOf: (text) => foreign.filter(({ own }) => own.test(text)).map(({ name }) => name),
  };
}

/** An error without a code is given one that nobody types, from its place in addresses: `hangs_`. */
const namesOf = ({ id, codes }: ErrorEntry): string[] =>
  codes.length > 0 ? codes : [`${id.replaceAll('-', '_')}_`];

/** Of an error, what the guide says that people call it; messages are often English ones. */
function sayingsOf(
  entries: readonly ErrorEntry[],
  others: Site['sayings'],
  language: Language,
): Index['synonyms'] {
  const sayings: Record<string, string[]> = {};
  for (const { means, said } of others) sayings[means[language]] = said[language];
  for (const entry of entries) {
    const called = new Set([...entry.aliases[language], ...entry.aliases.en]);
    const [first = '', ...more] = namesOf(entry);
    sayings[first] = [...called, ...(sayings[first] ?? [])];
    for (const name of more) sayings[name] ??= [];
  }
  return sayings;
}
