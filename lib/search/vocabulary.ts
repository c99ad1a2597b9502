import type { Lexer } from './lexer.ts';
import { type Index, type Tail, unpackPlaces, unpackWords } from './packed.ts';
import { isNear, slipsBetween, soundOf } from './slips.ts';

/** Where a word is found: what it is worth in which entries, and the stems that they have. */
export type Hits = { worths: Map<number, number>; stems: string[] };

/** What a word is worth that only begins as asked. */
const begun = 0.3;

/** What a word is worth that means nearly what was asked for. */
const akin = 0.4;

/** How many letters a word may have after those that were asked for. */
const ending = 4;

type Places = [word: string, packed: readonly string[]];

/** The words of an index, each with its entries. */
export class Vocabulary {
  readonly #lexer: Lexer;
  readonly #words: readonly string[];
  /** For each word, where it is, packed. */
  readonly #places: ReadonlyMap<string, readonly string[]>;

  /** For each stem, those of words that mean nearly the same. */
  readonly #near: ReadonlyMap<string, ReadonlySet<string>>;

  /** How many entries there are. */
  readonly #entries: number;

  constructor({ words, places, near }: Index, tail: Tail | null, lexer: Lexer, entries: number) {
    this.#lexer = lexer;
    this.#entries = entries;
    this.#near = nearStems([...near, ...(tail?.near ?? [])], lexer);
    const more = tail?.more.split(' ') ?? [];
    this.#places = new Map([
      ...placesOf(words, places).map(([word, own], at): Places => [word, [own, more[at] ?? '']]),
      ...(tail
        ? placesOf(tail.words, tail.places).map(([word, own]): Places => [word, [own]])
        : []),
    ]);
    this.#words = [...this.#places.keys()];
  }

  /** The words as they are known: a phrase of the index has their places in it. */
  get words(): readonly string[] {
    return this.#words;
  }

  /** How much a word says: the fewer entries have it, the more. */
  rarity(stem: string): number {
    const places = this.#places.get(stem)?.join('').match(/[A-Z]/g)?.length ?? 0;
    return Math.log(1 + this.#entries / Math.max(places, 1));
  }

  /** The stems of words that mean nearly the same. */
  akinTo(stem: string): string[] {
    return [...(this.#near.get(stem) ?? [])].filter((other) => other !== stem);
  }

  has(word: string): boolean {
    const stem = this.#lexer.stemOf(word);
    return [stem, ...this.akinTo(stem)].some((one) => this.#places.has(one));
  }

  /**
   * The word itself, what means nearly the same, and what begins so: a little longer, or however long
   * while it is being typed.
   */
  find(word: string, typing: boolean): Hits {
    const stem = this.#lexer.stemOf(word);
    const hits: Hits = { worths: new Map(), stems: [] };
    this.#add(hits, stem, 1);
    for (const other of this.akinTo(stem)) this.#add(hits, other, akin);
    // A code or an address is what it is.
    if (/[^a-z]/.test(word)) return hits;
    if (word.length > 2) {
      const longest = typing ? Number.POSITIVE_INFINITY : stem.length + ending;
      for (const other of this.#words) {
        if (other === stem || other.length > longest || !other.startsWith(stem)) continue;
        this.#add(hits, other, (begun * stem.length) / other.length);
      }
    }
    return hits;
  }

  /** A word as it is known, if it is spelled nearly so; otherwise as it is. */
  spelled(word: string, typing: boolean): string {
    if (/[^a-z]/.test(word) || this.find(word, typing).stems.length > 0) return word;
    const stem = this.#lexer.stemOf(word);
    const forms = this.#lexer.irregular;
    const others = [...this.#near.keys(), ...forms.keys()].filter(
      (other) => !this.#places.has(other),
    );
    const all = [...this.#words, ...others];
    const slips = (other: string): boolean => isNear(stem, other);
    const sound = soundOf(stem);
    const alike = (other: string): boolean => soundOf(other) === sound;
    const slipped = all.filter(slips);
    const near = slipped.length > 0 ? slipped : all.filter(alike);
    const places = (other: string): number =>
      this.#places.get(forms.get(other) ?? other)?.join('').length ?? 0;
    const distances = new Map(near.map((other) => [other, slipsBetween(stem, other)]));
    const [nearest] = near.sort(
      (a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0) || places(b) - places(a),
    );
    return nearest ?? word;
  }

  #add({ worths, stems }: Hits, stem: string, share: number): void {
    const places = this.#places.get(stem);
    if (!places) return;
    stems.push(stem);
    for (const [entry, worth] of places.flatMap((packed) => [...unpackPlaces(packed)])) {
      worths.set(entry, Math.max(worths.get(entry) ?? 0, worth * share));
    }
  }
}

const placesOf = (words: string, places: string): [word: string, places: string][] => {
  const all = places.split(' ');
  return unpackWords(words).map((word, at) => [word, all[at] ?? '']);
};

function nearStems(groups: Index['near'], lexer: Lexer): Map<string, ReadonlySet<string>> {
  const near = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = lexer.stemsOf(group);
    for (const stem of stems) near.set(stem, new Set([...(near.get(stem) ?? []), ...stems]));
  }
  return near;
}
