import type { Language } from '../base/i18n.ts';
import { regularStem } from './stems.ts';

/** What the search knows of a language's words. */
export type Grammar = {
  /** Words that nearly every sentence has, and that no question is about: `the of with`. */
  small: string;
  /**
   * Words that questions have and that say little: they count, but what else is asked counts more. Of
   * words with the same stem, one.
   */
  faint: string;
  /** Words whose forms have no stem in common, each with those forms: `write wrote written`. */
  irregular: readonly string[];
  /** What is said in several words and asks for nothing: `arrive pas à`. */
  idioms: readonly string[];
};

/** A name, a number, an address: `::1` and `0.0.0.0` are words, and so is `TIME_WAIT`. */
const piece =
  /((?<![\p{L}\d:])(?:[\da-f]{0,4}:){2,}[\da-f.]*|\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}_]+(?:['’]\p{L}+)*)/giu;

/** Letters that French drops a vowel from before another word: `l’octet`, `jusqu’au`. */
const elision = /^(?:(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’])+/i;

/** Where a name has a second word: `allowHalfOpen`, `CLOSE_WAIT`, `RFC9293`. */
const joint = /_|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)/u;

/** What a word of a question counts that says little. */
const little = 0.4;

/** Reads the words of a language. */
export class Lexer {
  readonly #language: Language;
  readonly #small: ReadonlySet<string>;
  readonly #idioms: RegExp;
  /** The stems of words that say little. */
  readonly #faint: ReadonlySet<string>;
  /** The stem of an irregular form → that of its word. */
  readonly irregular: ReadonlyMap<string, string>;

  constructor(language: Language, { small, faint, irregular, idioms }: Grammar) {
    this.#language = language;
    this.#small = new Set(small.split(' '));
    // Without any, nothing is one: not the empty text.
    const idiom = idioms.length > 0 ? idioms.map(plainOf).join('|') : '(?!)';
    this.#idioms = new RegExp(`\\b(?:${idiom})\\b`, 'gi');
    this.irregular = new Map(
      irregular.flatMap((line) => {
        const [word = '', ...forms] = plainOf(line)
          .split(' ')
          .map((form) => regularStem(form, language));
        return forms.map((form) => [form, word] as const);
      }),
    );
    this.#faint = new Set(faint.split(' ').map((word) => this.stemOf(word)));
  }

  /** The words of a question in order, without accents, capitals, elisions and small words. */
  tokensOf(text: string): string[] {
    return this.#tokens(this.#piecesOf(text));
  }

  /** The words by which a text is found: those of a question, and the parts of each name. */
  tokensWithParts(text: string): string[] {
    return this.#tokens(
      this.#piecesOf(text).flatMap((whole) => {
        const parts = whole.split(joint).filter(Boolean);
        return parts.length > 1 ? [whole, ...parts] : [whole];
      }),
    );
  }

  /** The words of a question; a name that nothing has, `readUInt16BE`, is as good as its parts. */
  wordsOf(text: string, isKnown: (word: string) => boolean): string[] {
    const parts = new Map(
      this.#piecesOf(text)
        .filter((name) => !name.includes('_') && /\p{Ll}\p{Lu}/u.test(name))
        .map((name) => [fold(name), this.tokensWithParts(name).slice(1)]),
    );
    return this.tokensOf(text).flatMap((word) =>
      isKnown(word) ? word : (parts.get(word) ?? word),
    );
  }

  /** `connexions` and `connexion`, `refused` and `refuse` are one word; addresses and codes stay. */
  stemOf(word: string): string {
    if (word.length < 2 || /[^a-z]/.test(word)) return word;
    const stem = regularStem(word, this.#language);
    return this.irregular.get(stem) ?? stem;
  }

  stemsOf(text: string): string[] {
    return this.tokensOf(text).map((word) => this.stemOf(word));
  }

  /** How much a word of a question counts, by its stem. */
  weightOf(stem: string): number {
    return this.#faint.has(stem) ? little : 1;
  }

  #tokens(pieces: readonly string[]): string[] {
    return pieces.map(fold).filter((word) => !this.#small.has(word));
  }

  /**
   * `RFC 9293` and `utf-8` are one word each, and so is `1,024`, which French writes `1 024`. A port
   * `in use` is not the port that somebody wants to use, and `.NET` is not `node:net`.
   */
  #piecesOf(text: string): string[] {
    const plain = plainOf(text)
      .replace(this.#idioms, ' ')
      .replace(/(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))/g, '')
      .replace(/\b(rfc|utf)[\s-](?=\d)/gi, '$1')
      .replace(/\bin use\b/gi, 'inuse')
      .replace(/(?<!\w)\.net\b/gi, 'dotnet');
    const pieces = plain.match(piece) ?? [];
    return pieces.map((name) =>
      (this.#language === 'fr' ? name.replace(elision, '') : name).replace(/['’](?:s$)?/gi, ''),
    );
  }
}

/** A text cut before and after each word. Put together, the parts are the text. */
export const splitAtTokens = (text: string): string[] =>
  text.split(piece).filter((part) => part !== '');

/** Without accents, and without ligatures: `cœur` is typed `coeur`. */
const plainOf = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/Œ/g, 'OE');

const fold = (word: string): string => word.toLowerCase();
