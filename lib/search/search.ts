import { Lexer, splitAtTokens } from './lexer.ts';
import { type Index, type StoredEntry, type Tail, unpackPages } from './packed.ts';
import { Phrases } from './phrases.ts';
import { readQuestion } from './question.ts';
import { kindOf, nothing, rankOf, type Score } from './rank.ts';
import { Sayings } from './sayings.ts';
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

/** How nearly as good as the first result another must be for more of the texts to decide. */
const close = 0.6;

/** From how many words on a question is sure of its answer only if it is asked just so. */
const many = 4;

/** A word, and whether it may go on: it is the last one typed. */
type Asked = { word: string; typing: boolean };

/** What the whole site is about, and full of: beside another word, it says nothing. */
const everywhere = new Set([
  ...['node', 'nodejs', 'js', 'javascript', 'typescript'],
  ...['example', 'examples', 'tutorial', 'exemple', 'exemples', 'tuto'],
]);

/** An index unpacked, ready for questions. */
export class Search {
  readonly #language: Index['language'];
  readonly #lexer: Lexer;
  readonly #shown: readonly StoredEntry[];
  readonly #vocabulary: Vocabulary;
  readonly #sayings: Sayings;
  readonly #phrases: Phrases;
  /** The stems of titles that were looked at: each question looks at nearly all of them. */
  readonly #titles = new Map<string, readonly string[]>();

  /** Without its tail, an index answers what most people ask: see `needsTail`. */
  constructor(index: Index, tail: Tail | null) {
    this.#language = index.language;
    this.#lexer = new Lexer(index.language, index.grammar);
    this.#shown = unpackPages(index.pages);
    this.#vocabulary = new Vocabulary(index, tail, this.#lexer, this.#shown.length);
    this.#sayings = new Sayings(index, this.#vocabulary, this.#lexer);
    this.#phrases = new Phrases(index, tail, this.#shown, this.#vocabulary, this.#lexer);
  }

  ask(question: string): Answer {
    const { results, some } = this.#answer(question);
    return { results, some };
  }

  #answer(typedIn: string): Answer & { isSure: boolean } {
    const { text: question, wants } = readQuestion(typedIn, this.#language);
    const asked = this.meant(question).map((word) => this.#spell(word, question));
    const words = asked.map(({ word }) => word);
    const said = this.#said(question);
    const likeness = this.#phrases.find(said, everywhere);
    const rows =
      wants === 'row'
        ? this.#shown.flatMap((entry, at) => (kindOf(entry) === wants ? [at] : []))
        : [];
    const scores = this.#score(asked, [...likeness.keys(), ...rows]);
    const stems = words.map((word) => this.#lexer.stemOf(word));
    const isCode = words.length === 1 && this.#sayings.isCode(words[0] ?? '');
    const measure = {
      ...{ wants, words, isOneWord: said.length < 2 },
      cover: (title: string) => this.#cover(title, stems, isCode),
    };
    const ranked = [...scores].flatMap(([at, score]) => {
      const shown = this.#shown[at];
      if (!shown) return [];
      const result = { ...shown, stems: new Set(score.stems) };
      return [{ result, ...rankOf(shown, score, likeness.get(at) ?? 0, measure) }];
    });
    const best = Math.max(...ranked.map(({ score }) => score));
    const near = ranked
      .filter(({ score }) => score >= best * least)
      .sort((a, b) => b.score + b.exact - a.score - a.exact);
    // What is understood as a whole need not be there word by word.
    const understood = this.#sayings.meantBy(this.#wordsOf(question)).meant.length > 0;
    const [first, second] = near;
    const isAlone = (second?.score ?? 0) <= close * (first?.score ?? 0);
    const isShort = said.length < (isAlone ? many : many - 1);
    return {
      results: near.map(({ result }) => result),
      some: near.length > 0 && !understood && !near.some(({ isWhole }) => isWhole),
      isSure: isShort || (first?.exact ?? 0) > 0,
    };
  }

  /** What each entry is worth by the words asked; those given are there even if they have none. */
  #score(asked: readonly Asked[], given: readonly number[]): Map<number, Score> {
    const scores = new Map<number, Score>(given.map((at) => [at, nothing]));
    const all = asked.reduce((sum, { word }) => sum + this.#weightOf(word), 0);
    for (const { word, typing } of asked) {
      const weight = this.#weightOf(word);
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
    return scores;
  }

  /** Whether the tail of the index may know better. */
  needsTail(question: string): boolean {
    const { left } = this.#sayings.meantBy(this.#lexer.tokensOf(question));
    // Terms, exercises and rows of the map are worth less than what explains them.
    if (readQuestion(question, this.#language).wants) return true;
    if (left.some((word) => !this.#vocabulary.has(word))) return true;
    const { some, isSure } = this.#answer(question);
    return some || !isSure;
  }

  /** A text in parts, each with whether it is a word by which it was found. */
  mark(text: string, { stems }: Result): [part: string, found: boolean][] {
    return splitAtTokens(text).map((part) => {
      const words = this.#lexer.tokensWithParts(part);
      return [part, words.some((word) => stems.has(this.#lexer.stemOf(word)))];
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
    // Which port it was says nothing.
    const words = this.#wordsOf(question.replace(/(?<=\bport )(?!1024|655|700)\d{4,5}\b/i, ''));
    const printed = this.#printed(words);
    return printed.length > 0 ? printed : words;
  }

  #weightOf(word: string): number {
    return this.#lexer.weightOf(this.#lexer.stemOf(word));
  }

  /** The words of a question, as they are spelled here. */
  #wordsOf(question: string): string[] {
    const words = this.#lexer.wordsOf(question, (word) => this.#vocabulary.has(word));
    return words.map((word) => this.#spell(word, question).word);
  }

  #spell(word: string, question: string): Asked {
    const typing = question.trimEnd().toLowerCase().endsWith(word);
    return { word: this.#vocabulary.spelled(word, typing), typing };
  }

  /** The codes of errors, which say it all. */
  #printed(words: readonly string[]): string[] {
    return words.filter((word) => this.#sayings.isCode(word) && !/^sig|_$/.test(word));
  }

  /** How nearly a title is what was asked: 1 when it is, or when it begins with the code. */
  #cover(title: string, asked: readonly string[], isCode: boolean): number {
    const stems = this.#stemsOf(title);
    if (isCode && asked[0] === stems[0]) return 1;
    const both = asked.filter((stem) => stems.includes(stem)).length;
    return both / (new Set(stems).size + asked.length - both);
  }

  #stemsOf(title: string): readonly string[] {
    const known = this.#titles.get(title);
    if (known) return known;
    const stems = this.#lexer.stemsOf(title);
    this.#titles.set(title, stems);
    return stems;
  }
}
