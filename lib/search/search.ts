import { type Index, type StoredEntry, type Tail, unpackPages } from './packed.ts';
import { Sayings } from './sayings.ts';
import { splitAtTokens, stemOf, tokensOf, tokensWithParts, weightOf } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';

export type Result = StoredEntry & {
  /** The stems by which it was found. */
  stems: ReadonlySet<string>;
};

export type Answer = {
  /** Best first. */
  results: Result[];
  /** No result has all of the words. */
  some: boolean;
};

/** What a result is worth at least, beside the best one. */
const least = 0.05;

/** What the whole site is about: beside another word, it says nothing. */
const everywhere = new Set(['node', 'nodejs', 'js', 'javascript', 'typescript']);

/** A question for what a word means: the glossary answers it. */
const definition: Partial<Record<Index['language'], RegExp>> = {
  en: /^(?:what(?:['’]?s| is| are| does| do)\b|define\b|definition\b)|\bmeaning$/i,
  fr: /^(?:c['’]est quoi|qu['’]est[ -]ce qu|que (?:signifie|veut dire)|définition\b)|(?:c['’]est quoi|veut dire quoi)[\s?]*$/i,
};

/** An index unpacked, ready for questions. */
export class Search {
  readonly #language: Index['language'];
  readonly #shown: readonly StoredEntry[];
  readonly #vocabulary: Vocabulary;
  readonly #sayings: Sayings;

  /** Without its tail, an index answers what most people ask: see `needsTail`. */
  constructor(index: Index, tail: Tail | null) {
    this.#language = index.language;
    this.#shown = unpackPages(index.pages);
    this.#vocabulary = new Vocabulary(index, tail);
    this.#sayings = new Sayings(index, this.#vocabulary);
  }

  ask(question: string): Answer {
    const last = question.trimEnd().toLowerCase();
    const asked = this.meant(question).map((word) =>
      this.#vocabulary.spelled(word, last.endsWith(word)),
    );
    // What is understood as a whole need not be there word by word.
    const understood = this.#sayings.meantBy(tokensOf(question, this.#language)).meant.length > 0;
    const defines = definition[this.#language]?.test(question.trim());
    const scores = new Map<number, { worth: number; words: number; stems: string[] }>();
    const all = asked.reduce((sum, word) => sum + weightOf(word, this.#language), 0);
    for (const word of asked) {
      const weight = weightOf(word, this.#language);
      const { worths, stems } = this.#vocabulary.find(word, last.endsWith(word));
      for (const [at, worth] of worths) {
        const before = scores.get(at) ?? { worth: 0, words: 0, stems: [] };
        scores.set(at, {
          worth: before.worth + worth * weight,
          words: before.words + weight,
          stems: [...before.stems, ...stems],
        });
      }
    }
    const rated = [...scores].flatMap(([at, { worth, words, stems }]) => {
      const shown = this.#shown[at];
      if (!shown) return [];
      const share = words / all;
      const cover = this.#cover(shown.title, asked);
      const defined = defines && cover === 1 && shown.address.includes('/glossary/');
      const score = worth * share ** 2 * (1 + cover / 2) * (defined ? 10 : 1);
      return [{ result: { ...shown, stems: new Set(stems) }, score, share }];
    });
    const best = Math.max(...rated.map(({ score }) => score));
    const near = rated.filter(({ score }) => score >= best * least);
    return {
      results: near.sort((a, b) => b.score - a.score).map(({ result }) => result),
      some: near.length > 0 && !understood && near.every(({ share }) => share < 1),
    };
  }

  /** Whether the tail of the index may know better. */
  needsTail(question: string): boolean {
    const { left } = this.#sayings.meantBy(tokensOf(question, this.#language));
    return left.some((word) => !this.#vocabulary.has(word)) || this.ask(question).some;
  }

  /** A text in parts, each with whether it is a word by which it was found. */
  mark(text: string, { stems }: Result): [part: string, found: boolean][] {
    return splitAtTokens(text).map((part) => {
      const words = tokensWithParts(part, this.#language);
      return [part, words.some((word) => stems.has(stemOf(word, this.#language)))];
    });
  }

  /**
   * The words to look for. A code says it all: the rest of a pasted message is where it happened.
   * What is said for an error that has no code may be one thing among others, and so may a signal:
   * `stop cleanly on SIGTERM`.
   */
  meant(question: string): string[] {
    const { meant, left } = this.#sayings.meantBy(tokensOf(question, this.#language));
    const isCode = (word: string): boolean => this.#sayings.isCode(word);
    const printed = [...meant, ...left].filter((word) => isCode(word) && !/^sig|_$/.test(word));
    if (printed.length > 0) return [...new Set(printed)];
    const others = left.filter((word) => !everywhere.has(word));
    const asked = meant.some(isCode) ? meant : [...meant, ...others];
    return [...new Set(asked.length > 0 ? asked : left)];
  }

  /** How nearly a title is what was asked: 1 when it is, or when it begins with the code. */
  #cover(title: string, asked: readonly string[]): number {
    const stems = new Set(
      tokensOf(title, this.#language).map((word) => stemOf(word, this.#language)),
    );
    const [first = ''] = tokensOf(title, this.#language);
    if (asked.length === 1 && asked[0] === first && this.#sayings.isCode(first)) return 1;
    const both = asked.filter((word) => stems.has(stemOf(word, this.#language))).length;
    return both / (stems.size + asked.length - both);
  }
}
