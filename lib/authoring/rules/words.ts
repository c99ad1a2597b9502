import { type Language, languages } from '../../base/i18n.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';
import type { Prose } from '../prose.ts';

type Term = {
  en: string;
  fr: string;
  never: string[];
  in?: Partial<Record<Language, { is: string; never: string[] }>>;
};

/** `lessons/words.json`: the keys of `avoid` and the `never` lists are patterns. */
export type Words = {
  /** One term, one word: its French name, and names that must not be used; the same in others. */
  terms: Term[];
  /** What not to write, and what to write instead. */
  avoid: Partial<Record<Language, Record<string, string>>>;
  /** Words that no dictionary has: names, in either language, and words of one. */
  known: Partial<Record<Language, string[]>> & { names: string[] };
};

const none: Words = {
  terms: [],
  avoid: { en: {}, fr: {} },
  known: { names: [], en: [], fr: [] },
};

export function wordsIn({ read }: Content): Words {
  return { ...none, ...JSON.parse(read('lessons/words.json') ?? '{}') };
}

/** A term has one name in each language. */
export function* oneTerm(content: Content): Generator<Problem> {
  for (const { en, fr, never, in: others } of wordsIn(content).terms) {
    const names = { fr: { is: fr, never }, ...others };
    for (const language of languages) {
      const name = language === 'en' ? undefined : names[language];
      for (const other of name?.never ?? []) {
        const params = { term: en, instead: name?.is ?? '' };
        yield* occurrences(content.prose[language], other, 'term-other', params);
      }
    }
  }
}

/** Some words are not used here; the list says what to write instead. */
export function* avoided(content: Content): Generator<Problem> {
  const { avoid } = wordsIn(content);
  for (const language of languages) {
    for (const [pattern, instead] of Object.entries(avoid[language] ?? {})) {
      yield* occurrences(content.prose[language], pattern, 'word-avoid', { instead });
    }
  }
}

function* occurrences(
  prose: readonly Prose[],
  pattern: string,
  id: 'term-other' | 'word-avoid',
  params: Record<string, string>,
): Generator<Problem> {
  const words = wordPattern(pattern);
  for (const { text, file, lineAt } of prose) {
    for (const { 0: found, index } of text.matchAll(words)) {
      // In capitals, it is the name of a variable: TIMEOUT, DEADLINE.
      if (found === found.toUpperCase()) continue;
      yield problem(file, lineAt(index), id, { found: found.replace(/\s+/g, ' '), ...params });
    }
  }
}

/** A pattern matches whole words in any case; its spaces also match a line break. */
export function wordPattern(pattern: string): RegExp {
  const gap = '(?:[^\\S\\n]+|[^\\S\\n]*\\n[^\\S\\n]*)';
  const words = pattern.replaceAll(' ', gap);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu');
}
