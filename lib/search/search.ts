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
 * more it is by itself, less when one word was asked, which is in many, and when it is just that. Of a
 * row of the .NET map, when a name of .NET was asked for.
 */
const phrase = {
  times: 3,
  more: 0.6,
  word: 0.25,
  is: 20,
  printed: 25,
  name: 0.3,
  row: 10,
  same: 0.97,
};

/** What the whole site is about: beside another word, it says nothing. */
const everywhere = new Set(['node', 'nodejs', 'js', 'javascript', 'typescript']);

/** A question for what a word means: the glossary answers it. */
const definition: Partial<Record<Index['language'], RegExp>> = {
  en: /^(?:what(?:['’]?s| is| are| does| do)\b|define\b|definition\b)|\b(?:meaning|definition)$/i,
  fr: /^(?:c['’]est quoi|qu['’]est[ -]ce qu|que (?:signifie|veut dire)|d[ée]finition\b)|(?:c['’]est quoi|veut dire quoi|d[ée]finition)[\s?]*$/i,
};

/** What a title calls a term: in both languages. */
const namesIn = (title: string): string[] => title.split(' · ');

/** A name as .NET writes it, `Socket.Bind` or `ReadAsync`, and not as Node does: its map answers. */
const dotnet =
  /\w\.(?!(?:Agent|Duplex|Readable|Server|Socket|Transform|Writable)\b)[A-Z][a-z]|[a-z]Async\b|\bnew (?:Binary|IP|Network|Socket|Stream|Tcp|Udp)/;

/** Of a call in .NET, the names of types and members: variables, `socket` or `buffer`, may be anything. */
const namesOfDotnet = (text: string): string =>
  text
    .replace(/(?<=[a-z])Async\b/g, '')
    .match(/[A-Z]\w+/g)
    ?.join(' ') ?? text;

/** A question for something to do. */
const exercise: Partial<Record<Index['language'], RegExp>> = {
  en: /\bexercises?\b/i,
  fr: /\bexercices?\b/i,
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
    const plain = given.trim().replace(/^(?:error|erreur)\s*:\s+/i, '');
    const isDotnet = dotnet.test(plain);
    const question = isDotnet ? namesOfDotnet(plain) : plain.replace(/\bnet\.(?=[a-z])/g, '');
    const typed = (word: string): boolean => question.toLowerCase().endsWith(word);
    const asked = this.meant(question).map((word) => ({
      word: this.#vocabulary.spelled(word, typed(word)),
      typing: typed(word),
    }));
    const words = asked.map(({ word }) => word);
    // What is understood as a whole need not be there word by word.
    const understood = this.#sayings.meantBy(this.#wordsOf(question)).meant.length > 0;
    const asksForTask = words.length > 1 && exercise[this.#language]?.test(question) === true;
    const said = this.#said(question);
    const defines = definition[this.#language]?.test(question);
    const likeness = this.#phrases.find(said, everywhere);
    const rows = isDotnet ? [...this.#shown.keys()].filter((at) => this.#isRow(at)) : [];
    const scores = new Map<number, Score>([...likeness.keys(), ...rows].map((at) => [at, nothing]));
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
      const isMeant =
        defines && isTerm && namesIn(shown.title).some((name) => this.#cover(name, words) === 1);
      const isRow = this.#isRow(at);
      const isTask = /^[^/]+\/[^/]+\/exercises\//.test(shown.address);
      const times = (isMeant ? 30 : 1) * (isTask && asksForTask ? 20 : 1);
      const asRow = isRow && isDotnet ? phrase.row * (cover + like / 5) : 0;
      const more = said.length > 1 ? phrase.more : phrase.word;
      // What an error is called is what it prints; what a row is called may be a word of many questions.
      const isError = shown.address.includes('/errors/');
      const is = isError ? phrase.printed : isRow && !isDotnet ? phrase.name : phrase.is;
      const byWords = score.worth * score.share ** 2 * (1 + cover / 2) * times;
      return [
        {
          result: { ...shown, stems: new Set(score.stems) },
          score: byWords * (1 + phrase.times * like ** 2) + more * like ** 3 + asRow,
          exact: like > phrase.same ? is : 0,
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
    // Terms, exercises and rows of the map are worth less than what explains them.
    const isSpecial = [definition, exercise].some((asks) =>
      asks[this.#language]?.test(question.trim()),
    );
    if (isSpecial || dotnet.test(question)) return true;
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
    // Which port it was says nothing.
    const words = this.#wordsOf(question.replace(/(?<=\bport )(?!1024|655|700)\d{4,5}\b/i, ''));
    const printed = this.#printed(words);
    return (printed.length > 0 ? printed : words).map((word) =>
      this.#vocabulary.spelled(word, question.trimEnd().toLowerCase().endsWith(word)),
    );
  }

  #wordsOf(question: string): string[] {
    return wordsOf(question, this.#language, (word) => this.#vocabulary.has(word));
  }

  #isRow(at: number): boolean {
    return this.#shown[at]?.address.includes('/dotnet/') === true;
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
