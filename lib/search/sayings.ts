import type { Lexer } from './lexer.ts';
import type { Index } from './packed.ts';
import { isNear } from './slips.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many other words may be between its own; those without any come first. */
type Saying = { stems: string[]; meant: string[]; more: number };

/** A word of a question. */
type Word = { word: string; stem: string; isKnown: boolean };

/** How many other words may come between those of a saying. */
const between = 1;

/** From how many letters on a word of a saying may be misspelled as another known word. */
const long = 8;

/** What people say for a code or a term: `port already in use` is `EADDRINUSE`. */
export class Sayings {
  readonly #lexer: Lexer;
  readonly #vocabulary: Vocabulary;
  readonly #sayings: readonly Saying[];
  readonly #codes: ReadonlySet<string>;

  constructor({ synonyms }: Pick<Index, 'synonyms'>, vocabulary: Vocabulary, lexer: Lexer) {
    this.#lexer = lexer;
    this.#vocabulary = vocabulary;
    const meanings = Object.keys(synonyms);
    const codes = meanings.filter((name) => /^(?:[A-Z]{4,}|\w+_\w*)$/.test(name));
    // A slip is put right by stems.
    this.#codes = new Set(
      codes.map((name) => name.toLowerCase()).flatMap((name) => [name, lexer.stemOf(name)]),
    );
    // What nothing speaks of is not meant.
    const known = meanings.filter((meaning) =>
      lexer.tokensOf(meaning).every((word) => vocabulary.has(word)),
    );
    const sayings = known.flatMap((meaning) => {
      const meant = lexer.tokensOf(meaning);
      return (synonyms[meaning] ?? []).map((said) => ({ stems: lexer.stemsOf(said), meant }));
    });
    this.#sayings = [0, between]
      .flatMap((more) => sayings.map((saying) => ({ ...saying, more })))
      .sort((a, b) => b.stems.length - a.stems.length);
  }

  /** What the sayings in a question mean, longer sayings first, and the words that are left. */
  meantBy(question: readonly string[]): { meant: string[]; left: string[] } {
    return this.#meantBy(
      question.map((word) => ({
        word,
        stem: this.#lexer.stemOf(word),
        isKnown: this.#vocabulary.has(word),
      })),
    );
  }

  #meantBy(words: readonly Word[]): { meant: string[]; left: string[] } {
    for (const saying of this.#sayings) {
      const places = this.#placesOf(saying, words);
      if (!places) continue;
      const others = this.#meantBy(words.filter((_, at) => !places.includes(at)));
      return { ...others, meant: [...saying.meant, ...others.meant] };
    }
    return { meant: [], left: words.map(({ word }) => word) };
  }

  /** Whether a word is the code of an error, and known. */
  isCode(word: string): boolean {
    return this.#codes.has(word) && this.#vocabulary.has(word);
  }

  /** Where a saying is in a question: in order, with no more than so many words in between. */
  #placesOf({ stems, more }: Saying, words: readonly Word[]): number[] | null {
    for (const from of words.keys()) {
      const places: number[] = [];
      for (let at = from; at < words.length && at < from + stems.length + more; at += 1) {
        const stem = stems[places.length];
        if (stem !== undefined && isSaid(stem, words[at], stems.length)) places.push(at);
        else if (at === from) break;
      }
      if (places.length === stems.length) return places;
    }
    return null;
  }
}

/**
 * A word that is known is meant as it is; another may be a slip. A long word among others may be
 * one too: French readers type `connection`, which programs write.
 */
function isSaid(stem: string, said: Word | undefined, length: number): boolean {
  if (!said) return false;
  if (said.stem === stem) return true;
  const sure = said.isKnown && (length === 1 || said.stem.length < long);
  return !sure && isNear(said.stem, stem);
}
