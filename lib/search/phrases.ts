import { type Index, type StoredEntry, unpackPhrases } from './packed.ts';
import { stemOf, stemWeightOf, tokensOf } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

type Word = { stem: string; weight: number };
type Phrase = { entry: number; words: readonly Word[] };

/** What a word counts that means nearly what a phrase says. */
const akin = 0.6;

/** How much it matters that all of the phrase was said, beside that all that was said is in it. */
const whole = 0.3;

/**
 * In what phrases people ask for what there is: those that were written down, and of the same entries
 * the title and the name that their address has.
 */
export class Phrases {
  readonly #language: Index['language'];
  readonly #vocabulary: Vocabulary;
  /** For each stem, the phrases that it is in. */
  readonly #phrases = new Map<string, Phrase[]>();

  constructor({ language, phrases }: Index, shown: readonly StoredEntry[], vocabulary: Vocabulary) {
    this.#language = language;
    this.#vocabulary = vocabulary;
    const written = unpackPhrases(phrases).map(({ entry, words }) => ({
      entry,
      words: words.map((at) => this.#wordOf(vocabulary.words[at] ?? '')),
    }));
    const named = [...new Set(written.map(({ entry }) => entry))].flatMap((entry) => {
      const { title = '', address = '' } = shown[entry] ?? {};
      // What an error or a row of the .NET map is called is written down.
      if (/\/(?:errors|dotnet)\//.test(address)) return [];
      const name = address.replace(/^[^#]*#?/, '').replaceAll('-', ' ');
      return [title, name].map((text) => ({ entry, words: this.#wordsOf(text) }));
    });
    // A title of one word, or a name, says too little to be what was asked.
    for (const phrase of [...written, ...named.filter(({ words }) => words.length > 1)]) {
      for (const stem of new Set(phrase.words.map(({ stem }) => stem))) {
        const others = this.#phrases.get(stem);
        if (others) others.push(phrase);
        else this.#phrases.set(stem, [phrase]);
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
    const askedAs = [known, ...(less.length > 0 && less.length < known.length ? [less] : [])].map(
      (all) => all.map((word) => this.#wordOf(stemOf(word, this.#language))),
    );
    const likeness = new Map<number, number>();
    for (const { entry, words } of this.#near(askedAs[0] ?? [])) {
      const like = Math.max(...askedAs.map((asked) => this.#likeness(asked, words)));
      if (like > (likeness.get(entry) ?? 0)) likeness.set(entry, like);
    }
    return likeness;
  }

  /** The phrases that have one of the words, or one that means nearly the same. */
  #near(asked: readonly Word[]): Set<Phrase> {
    const stems = asked.flatMap(({ stem }) => [stem, ...this.#vocabulary.akinTo(stem)]);
    return new Set(stems.flatMap((stem) => this.#phrases.get(stem) ?? []));
  }

  /** The share of what both say, each word once. */
  #likeness(asked: readonly Word[], words: readonly Word[]): number {
    const left = new Set(words.map(({ stem }) => stem));
    let both = 0;
    const others = asked.filter(({ stem, weight }) => {
      if (!left.delete(stem)) return true;
      both += weight;
      return false;
    });
    for (const { stem, weight } of others) {
      const near = [...left].find((word) => this.#vocabulary.areAkin(stem, word));
      if (near === undefined) continue;
      left.delete(near);
      both += weight * akin;
    }
    if (both === 0) return 0;
    const like = both / (sum(asked) ** (1 - whole) * sum(words) ** whole);
    // To close a socket is not what `socket closed` says.
    const isSame = words.every(({ stem }, at) => stem === asked[at]?.stem);
    return isSame ? like : Math.min(like, 0.96);
  }

  #wordsOf(text: string): Word[] {
    return tokensOf(text, this.#language).map((word) => this.#wordOf(stemOf(word, this.#language)));
  }

  #wordOf(stem: string): Word {
    return { stem, weight: this.#vocabulary.rarity(stem) * stemWeightOf(stem, this.#language) };
  }
}

const sum = (words: readonly Word[]): number => words.reduce((all, { weight }) => all + weight, 0);
