import type { Lexer } from './lexer.ts';
import { type Index, type StoredEntry, type Tail, unpackPhrases } from './packed.ts';
import type { Vocabulary } from './vocabulary.ts';

type Word = { stem: string; weight: number };

/** A word of a question, and those that mean nearly the same. */
type Said = Word & { near: readonly string[] };

type Phrase = { words: readonly Word[]; stems: ReadonlySet<string> };

/** The phrases of an entry, and the stems of all of them. */
type Asked = { phrases: Phrase[]; stems: Set<string> };

/** What a word counts that means nearly what a phrase says. */
const akin = 0.6;

/** How much it matters that all of the phrase was said, beside that all that was said is in it. */
const whole = 0.3;

/** How near a question comes to a phrase that it is not, at most. */
const nearly = 0.96;

/** How much of what is missing in the best phrase of an entry the others make up for. */
const together = 0.5;

/**
 * In what phrases people ask for what there is: those that were written down, and of the same entries
 * the title and the name that their address has.
 */
export class Phrases {
  readonly #lexer: Lexer;
  readonly #vocabulary: Vocabulary;
  readonly #asked = new Map<number, Asked>();

  constructor(
    { phrases }: Index,
    tail: Tail | null,
    shown: readonly StoredEntry[],
    vocabulary: Vocabulary,
    lexer: Lexer,
  ) {
    this.#lexer = lexer;
    this.#vocabulary = vocabulary;
    const all = [phrases, tail?.phrases ?? ''].flatMap(unpackPhrases);
    for (const { entry, words } of all) {
      this.#add(
        entry,
        words.map((at) => vocabulary.words[at] ?? ''),
      );
    }
    for (const entry of this.#asked.keys()) {
      const { title = '', address = '' } = shown[entry] ?? {};
      // What an error or a row of the .NET map is called is written down.
      if (/\/(?:errors|dotnet)\//.test(address)) continue;
      for (const text of [title, address.replace(/^[^#]*#?/, '').replaceAll('-', ' ')]) {
        const stems = lexer.stemsOf(text);
        // A title of one word, or a name, says too little to be what was asked.
        if (stems.length > 1) this.#add(entry, stems);
      }
    }
  }

  /**
   * How nearly a question is a phrase of which entries: 1 when it is, with or without the words that
   * may be left out.
   */
  find(question: readonly string[], idle: ReadonlySet<string>): Map<number, number> {
    const known = question.filter((word) => this.#vocabulary.has(word));
    const less = known.filter((word) => !idle.has(word));
    const asked = this.#said(known);
    const isLess = less.length > 0 && less.length < known.length;
    const core = isLess ? this.#said(less) : asked;
    const ways = isLess ? [asked, core] : [asked];
    const likeness = new Map<number, number>();
    for (const [entry, { phrases, stems }] of this.#asked) {
      const both = common(core, stems);
      if (both === 0) continue;
      const best = Math.max(
        ...phrases.flatMap((phrase) => ways.map((said) => likenessOf(said, phrase))),
      );
      // What is asked in no phrase of an entry may be asked in two; one word is in many.
      const share = core.length > 1 ? both / sum(core) : 0;
      likeness.set(entry, best + Math.max(0, nearly - best) * together * share ** 3);
    }
    return likeness;
  }

  #said(words: readonly string[]): Said[] {
    return [...new Set(words.map((word) => this.#lexer.stemOf(word)))].map((stem) => ({
      ...this.#wordOf(stem),
      near: this.#vocabulary.akinTo(stem),
    }));
  }

  #add(entry: number, own: readonly string[]): void {
    const { phrases, stems } = this.#asked.get(entry) ?? { phrases: [], stems: new Set() };
    phrases.push({ words: own.map((stem) => this.#wordOf(stem)), stems: new Set(own) });
    this.#asked.set(entry, { phrases, stems: new Set([...stems, ...own]) });
  }

  #wordOf(stem: string): Word {
    return { stem, weight: this.#vocabulary.rarity(stem) * this.#lexer.weightOf(stem) };
  }
}

/** The share of what a question and a phrase both say. */
function likenessOf(asked: readonly Said[], { words, stems }: Phrase): number {
  const both = common(asked, stems);
  if (both === 0) return 0;
  const like = both / (sum(asked) ** (1 - whole) * sum(words) ** whole);
  // To close a socket is not what `socket closed` says; more words say the same in any order.
  const isSame = words.length > 2 || words.every(({ stem }, at) => stem === asked[at]?.stem);
  return isSame ? like : Math.min(like, nearly);
}

/** What of a question is among the stems, each of them once. */
function common(asked: readonly Said[], stems: ReadonlySet<string>): number {
  const used = new Set<string>();
  let both = 0;
  for (const { stem, weight } of asked) {
    if (!stems.has(stem)) continue;
    used.add(stem);
    both += weight;
  }
  for (const { stem, weight, near } of asked) {
    const other = stems.has(stem)
      ? undefined
      : near.find((one) => stems.has(one) && !used.has(one));
    if (other === undefined) continue;
    used.add(other);
    both += weight * akin;
  }
  return both;
}

const sum = (words: readonly Word[]): number => words.reduce((all, { weight }) => all + weight, 0);
