import type { Term } from '../../course/glossary.ts';
import { patternOf } from '../../course/term-links.ts';
import type { Language } from '../../i18n.ts';
import { glossaryPath, lessonPath } from '../links.ts';
import { otherLanguage } from '../site.ts';

export type Synonyms = {
  /** The names in both languages of what a section explains, by its address. */
  explained: ReadonlyMap<string, string[]>;
  /** The names in the other language of what a text speaks of. */
  spokenOf: (text: string) => string[];
};

/** Whoever knows a term in one language finds it in the other. */
export function synonymsOf(terms: readonly Term[], language: Language): Synonyms {
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
  const foreign = terms
    .filter(({ words }) => words.en.term !== words.fr.term)
    .map(({ words }) => ({
      own: patternOf(words[language].term, language),
      name: words[other].term,
    }));
  return {
    explained,
    spokenOf: (text) => foreign.filter(({ own }) => own.test(text)).map(({ name }) => name),
  };
}
