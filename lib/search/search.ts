import { type Index, type StoredEntry, type Tail, unpackPages } from './packed.ts';
import { Phrases } from './phrases.ts';
import { Sayings } from './sayings.ts';
import { splitAtTokens, stemOf, tokensOf, tokensWithParts, weightOf, wordsOf } from './tokens.ts';
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
const least = 0.015;

/** What a result is worth by its words, how many of them it has, and as which. */
type Score = { worth: number; share: number; words: number; stems: readonly string[] };

const nothing: Score = { worth: 0, share: 0, words: 0, stems: [] };

/**
 * What a phrase is worth by which an entry is asked for: how many times more its words are, how much
 * more it is by itself, and when it is just what was asked.
 */
const phrase = { times: 3, more: 0.25, is: 0.5, printed: 5, same: 0.97 };

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
  readonly #phrases: Phrases;

  /** Without its tail, an index answers what most people ask: see `needsTail`. */
  constructor(index: Index, tail: Tail | null) {
    this.#language = index.language;
    this.#shown = unpackPages(index.pages);
    this.#vocabulary = new Vocabulary(index, tail);
    this.#sayings = new Sayings(index, this.#vocabulary);
    this.#phrases = new Phrases(index, this.#shown, this.#vocabulary);
  }

  ask(given: string): Answer {
    // Programs print it before what happened.
    const question = given.trim().replace(/^(?:error|erreur)\s*:\s+/i, '');
    const typed = (word: string): boolean => question.toLowerCase().endsWith(word);
    const asked = this.meant(question).map((word) => ({
      word: this.#vocabulary.spelled(word, typed(word)),
      typing: typed(word),
    }));
    const words = asked.map(({ word }) => word);
    // What is understood as a whole need not be there word by word.
    const understood = this.#sayings.meantBy(this.#wordsOf(question)).meant.length > 0;
    const defines = definition[this.#language]?.test(question);
    const likeness = this.#phrases.find(this.#said(question));
    const scores = new Map<number, Score>([...likeness.keys()].map((at) => [at, nothing]));
    const all = words.reduce((sum, word) => sum + weightOf(word, this.#language), 0);
    for (const { word, typing } of asked) {
      const weight = weightOf(word, this.#language);
      const { worths, stems } = this.#vocabulary.find(word, typing);
      for (const [at, worth] of worths) {
        const before = scores.get(at) ?? nothing;
        scores.set(at, {
          worth: before.worth + worth * weight,
          share: before.share + weight / all,
          words: before.words + 1,
          stems: [...before.stems, ...stems],
        });
      }
    }
    const rated = [...scores].flatMap(([at, score]) => {
      const shown = this.#shown[at];
      if (!shown) return [];
      const cover = this.#cover(shown.title, words);
      const isTerm = shown.address.includes('/glossary/');
      const isTitle = cover === 1 && words.length > 1 && !isTerm;
      const like = isTitle ? 1 : (likeness.get(at) ?? 0);
      const times = defines && cover === 1 && isTerm ? 10 : 1;
      const byWords = score.worth * score.share ** 2 * (1 + cover / 2) * times;
      // What an error is called is what it prints.
      const exact = shown.address.includes('/errors/') ? phrase.printed : phrase.is;
      return [
        {
          result: { ...shown, stems: new Set(score.stems) },
          score: byWords * (1 + phrase.times * like ** 2) + phrase.more * like ** 3,
          exact: like > phrase.same ? exact : 0,
          isWhole: score.words === words.length || like > phrase.same,
        },
      ];
    });
    const best = Math.max(...rated.map(({ score }) => score));
    // What is just what was asked comes first, and hides nothing.
    const near = rated
      .filter(({ score }) => score >= best * least)
      .sort((a, b) => b.score + b.exact - a.score - a.exact);
    return {
      results: near.map(({ result }) => result),
      some: near.length > 0 && !understood && !near.some(({ isWhole }) => isWhole),
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
    const { meant, left } = this.#sayings.meantBy(this.#wordsOf(question));
    const isCode = (word: string): boolean => this.#sayings.isCode(word);
    const printed = this.#printed([...meant, ...left]);
    if (printed.length > 0) return [...new Set(printed)];
    const others = left.filter((word) => !everywhere.has(word));
    const asked = meant.some(isCode) ? meant : [...meant, ...others];
    return [...new Set(asked.length > 0 ? asked : left)];
  }

  /** What was said, as it is spelled here; of a message with a code, the code. */
  #said(question: string): string[] {
    const words = this.#wordsOf(question);
    const printed = this.#printed(words);
    return (printed.length > 0 ? printed : words).map((word) =>
      this.#vocabulary.spelled(word, question.trimEnd().toLowerCase().endsWith(word)),
    );
  }

  #wordsOf(question: string): string[] {
    return wordsOf(question, this.#language, (word) => this.#vocabulary.has(word));
  }

  /** The codes of errors, which say it all. */
  #printed(words: readonly string[]): string[] {
    return words.filter((word) => this.#sayings.isCode(word) && !/^sig|_$/.test(word));
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
