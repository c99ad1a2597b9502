import type { Index } from './packed.ts';
import { isNear } from './slips.ts';
import { stemOf, tokensOf } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

type Saying = { stems: string[]; meant: string[] };

/** What people say for a code or a term: `port already in use` is `EADDRINUSE`. */
export class Sayings {
  readonly #language: Index['language'];
  readonly #vocabulary: Vocabulary;
  readonly #sayings: readonly Saying[];
  readonly #codes: ReadonlySet<string>;

  constructor({ language, synonyms }: Index, vocabulary: Vocabulary) {
    this.#language = language;
    this.#vocabulary = vocabulary;
    const meanings = Object.keys(synonyms);
    const codes = meanings.filter((name) => /^(?:[A-Z]{4,}|\w+_\w*)$/.test(name));
    this.#codes = new Set(codes.map((name) => name.toLowerCase()));
    // What nothing speaks of is not meant.
    const known = meanings.filter((meaning) =>
      tokensOf(meaning, language).every((word) => vocabulary.has(word)),
    );
    this.#sayings = known
      .flatMap((meaning) => {
        const meant = tokensOf(meaning, language);
        return (synonyms[meaning] ?? []).map((said) => ({ stems: this.#stemsOf(said), meant }));
      })
      .sort((a, b) => b.stems.length - a.stems.length);
  }

  /** The words that are meant by those of a question: longer sayings first. */
  meantBy(words: readonly string[]): string[] {
    for (const { stems, meant } of this.#sayings) {
      const from = words.findIndex((_, at) =>
        stems.every((stem, next) => this.#says(words[at + next] ?? '', stem)),
      );
      if (from === -1) continue;
      const after = words.slice(from + stems.length);
      return [...this.meantBy(words.slice(0, from)), ...meant, ...this.meantBy(after)];
    }
    return [...words];
  }

  /** Whether a word is the code of an error, and known. */
  isCode(word: string): boolean {
    return this.#codes.has(word) && this.#vocabulary.has(word);
  }

  /** A word that is known is meant as it is; another may be a slip. */
  #says(word: string, stem: string): boolean {
    const own = stemOf(word, this.#language);
    return own === stem || (!this.#vocabulary.has(word) && isNear(own, stem));
  }

  #stemsOf(text: string): string[] {
    return tokensOf(text, this.#language).map((word) => stemOf(word, this.#language));
  }
}
