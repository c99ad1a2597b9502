import type { Language } from '../base/i18n.ts';
import { grammarOf } from './grammars.ts';
import { Lexer } from './lexer.ts';
import {
  type Entry,
  type Index,
  oneSign,
  packPages,
  packPhrases,
  packPlaces,
  packWords,
  type Tail,
} from './packed.ts';

/** What a word is worth in a title or a name, beside one in the text. */
const worth = { name: 3, title: 2 };

/** How soon another occurrence of a word in a text adds nothing. */
const saturation = 1.2;

/** A place where a word is worth less than this of its best place, or of much, is left out. */
const least = 0.26;
const much = 2;

/** From which share of a word's best place, or of much, on a place is in the index, not in its tail. */
const early = 0.9;

/** From how many words on a phrase is left to the tail. */
const long = 4;

/** In how many places at most a word is left to the tail, if none of them is about it. */
const few = 7;

/** An index of entries, and its tail. What each word is worth in each entry is worked out here, once. */
export function makeIndex(
  language: Language,
  entries: readonly Entry[],
  synonyms: Index['synonyms'],
  near: Index['near'] = [],
): { index: Index; tail: Tail } {
  const grammar = grammarOf(language);
  const lexer = new Lexer(language, grammar);
  const worths = entries.map((entry) => worthOf(entry, lexer));
  const found = new Map<string, [at: number, worth: number][]>();
  for (const [at, words] of worths.entries()) {
    for (const [word, value] of words) {
      const places = found.get(word) ?? [];
      found.set(word, places);
      places.push([at, value]);
    }
  }
  const rated = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, places]) => ratedWord(word, places, entries.length));
  const most = Math.max(...rated.flatMap(({ places }) => places.map(([, worth]) => worth)));
  const shown = new Set(entries.flatMap((entry) => shownWords(entry, lexer)));
  const isRare = ({ word, places }: Rated): boolean => places.length <= few && !shown.has(word);
  const phrases = entries.map(({ asked }) => asked.map((text) => lexer.stemsOf(text)));
  const known = mostSaidFirst(
    rated.filter((each) => !isRare(each)),
    phrases.flat(2),
  );
  const rare = rated.filter(isRare);
  const placeOf = new Map(known.map(({ word }, at) => [word, at]));
  const phrasesWith = (keep: (stems: readonly string[]) => boolean): string =>
    packPhrases(
      phrases.map((all) =>
        all.filter(keep).map((stems) => stems.flatMap((stem) => placeOf.get(stem) ?? [])),
      ),
    );
  const isKnown = (word: string): boolean => placeOf.has(lexer.stemOf(word));
  const packed = (all: readonly Rated[], keep: (share: number) => boolean): string =>
    all
      .map(({ places }) =>
        packPlaces(
          places.filter(([, , share]) => keep(share)),
          most,
        ),
      )
      .join(' ');
  return {
    // Alike beside alike, codes before words and words before sentences, is smaller when compressed.
    index: {
      language,
      phrases: phrasesWith((stems) => stems.length < long),
      places: packed(known, (share) => share >= early),
      words: packWords(known.map(({ word }) => word)),
      grammar,
      near: near
        .map((group) => lexer.tokensOf(group).filter(isKnown))
        .filter((words) => words.length > 1)
        .map((words) => words.join(' ')),
      synonyms,
      pages: packPages(entries),
    },
    tail: {
      more: packed(known, (share) => share < early),
      words: packWords(rare.map(({ word }) => word)),
      places: packed(rare, () => true),
      phrases: phrasesWith((stems) => stems.length >= long),
      near: near.filter((group) => !lexer.tokensOf(group).every(isKnown)),
    },
  };
}

/** A word, and where it is: what it is worth there, and that as a share of its best place, or of much. */
type Rated = { word: string; places: (readonly [at: number, worth: number, share: number])[] };

function ratedWord(word: string, places: readonly [number, number][], entries: number): Rated {
  const rarity = Math.log(1 + entries / places.length) ** 1.5;
  const best = Math.min(Math.max(...places.map(([, worth]) => worth)), much);
  const rated = places.map(([at, worth]) => [at, worth * rarity, worth / best] as const);
  return { word, places: rated.filter(([, , share]) => share >= least) };
}

/** The words that are said most first, as many as are short in a phrase; each part stays in order. */
function mostSaidFirst(words: readonly Rated[], said: readonly string[]): Rated[] {
  const times = new Map<string, number>();
  for (const word of said) add(times, word, 1);
  const most = [...times].sort(([, a], [, b]) => b - a).slice(0, oneSign);
  const first = new Set(most.map(([word]) => word));
  return [...words].sort((a, b) => Number(first.has(b.word)) - Number(first.has(a.word)));
}

/** What a result shows, and its names: nothing of it is left to the tail, nor of what is asked. */
function shownWords({ title, lead, names, asked }: Entry, lexer: Lexer): string[] {
  const text = [title, lead, ...names].join('\n');
  const shown = lexer.tokensWithParts(text).map((word) => lexer.stemOf(word));
  return [...shown, ...asked.flatMap((phrase) => lexer.stemsOf(phrase))];
}

/** A word's worth is that of its best places, whatever the length of the text. */
function worthOf({ title, names, texts, weight }: Entry, lexer: Lexer): Map<string, number> {
  const said = new Map<string, number>();
  for (const { text, weight } of texts) {
    for (const word of lexer.tokensWithParts(text)) add(said, lexer.stemOf(word), weight);
  }
  const length = [...said.values()].reduce((sum, times) => sum + times, 0);
  const norm = saturation * (0.7 + length / 400);
  const worths = new Map<string, number>();
  for (const [word, times] of said) worths.set(word, times / (times + norm));
  const share = (name: string, all: number): void => {
    // In a name of one word that word is all of it, and its parts are worth half.
    const wholes = new Set(lexer.tokensOf(name));
    const parts = new Set(lexer.tokensWithParts(name).filter((word) => !wholes.has(word)));
    const each = all / Math.sqrt(wholes.size);
    for (const word of wholes) add(worths, lexer.stemOf(word), each);
    for (const word of parts) add(worths, lexer.stemOf(word), each / 2);
  };
  share(title, worth.title);
  for (const name of names) share(name, worth.name);
  for (const [word, value] of worths) worths.set(word, value * weight);
  return worths;
}

function add(counts: Map<string, number>, word: string, value: number): void {
  counts.set(word, (counts.get(word) ?? 0) + value);
}
