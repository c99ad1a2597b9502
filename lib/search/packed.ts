import type { Language } from '../base/i18n.ts';
import type { Grammar } from './lexer.ts';

/** An index as it is kept and sent: JSON, small when compressed. */
export type Index = {
  language: Language;
  grammar: Grammar;
  pages: PackedPages;
  /** Words in order, each with how many letters it has in common with the one before: `0bind 3ary`. */
  words: string;
  /** For each word, what it is worth in which entries: `D12A`, 3 of 8 in entry 11 and 0 in entry 12. */
  places: string;
  /** What people say for a name; and the codes of errors, which are found by their phrases. */
  synonyms: Readonly<Record<string, readonly string[]>>;
  /** In what phrases people ask for an entry: see `packPhrases`. */
  phrases: string;
  /** Words that mean nearly the same to those who ask: `freeze hang stuck unresponsive`. */
  near: readonly string[];
};

/** What short questions seldom need, kept apart, so that the first one does not wait for it. */
export type Tail = {
  /** For each word of the index, where else it is, and worth less there. */
  more: string;
  /** Words that are in few places, and not what those are about; with them. */
  words: string;
  places: string;
  /** Phrases of many words, which few questions say just so. */
  phrases: string;
  /** Of words that mean nearly the same, those groups in which one is not in the index. */
  near: readonly string[];
};

/**
 * What is shown of each entry, one kind after the other: alike beside alike is smaller when compressed.
 * An address that begins with `#` is on the page before, a place `=` is that of the entry before, and a
 * program's title is that of its page, and left out.
 */
type PackedPages = { addresses: string; titles: string; places: string; leads: string };

export type StoredEntry = Pick<Entry, 'address' | 'title' | 'place' | 'lead'>;

/** Between texts: one letter in JSON, and in no text. */
const mark = '\u007f';
const pageOf = (address: string): string => address.replace(/#.*/, '');

export function packPages(entries: readonly Entry[]): PackedPages {
  const columnOf = (text: (entry: Entry, before: Entry | undefined) => string): string =>
    entries.map((entry, at) => text(entry, entries[at - 1])).join(mark);
  return {
    addresses: columnOf(({ address }, before) => {
      const page = pageOf(address);
      return before && pageOf(before.address) === page ? address.slice(page.length) : address;
    }),
    titles: columnOf(({ address, title }) => (title === programOf(address) ? '' : title)),
    places: columnOf(({ place }, before) =>
      place !== '' && place === before?.place ? '=' : place,
    ),
    leads: columnOf(({ lead }) => lead),
  };
}

/** What the program of a page is called. */
const programOf = (path: string): string =>
  `${path.slice(path.lastIndexOf('/') + 1).replace(/\.html$/, '')}.ts`;

export function unpackPages({ addresses, titles, places, leads }: PackedPages): StoredEntry[] {
  const [title, place, lead] = [titles, places, leads].map((column) => column.split(mark));
  const entries: StoredEntry[] = [];
  for (const [at, own] of addresses.split(mark).entries()) {
    const before = entries[at - 1];
    const address = own.startsWith('#') ? `${pageOf(before?.address ?? '')}${own}` : own;
    entries.push({
      address,
      title: title?.[at] || programOf(address),
      place: (place?.[at] === '=' ? before?.place : place?.[at]) ?? '',
      lead: lead?.[at] ?? '',
    });
  }
  return entries;
}

export function packWords(words: readonly string[]): string {
  return words
    .map((word, at) => {
      const before = words[at - 1] ?? '';
      let common = 0;
      while (common < 35 && common < word.length && word[common] === before[common]) common += 1;
      return common.toString(36) + word.slice(common);
    })
    .join(' ');
}

export function unpackWords(packed: string): string[] {
  let before = '';
  return packed.split(' ').map((text) => {
    before = before.slice(0, Number.parseInt(text[0] ?? '', 36)) + text.slice(1);
    return before;
  });
}

/** Worths are seen from far: of 9 steps, the low ones are close together. */
const steps = 8;

/** The places of a word, in the order of the entries, the greatest worth of all words given. */
export function packPlaces(
  places: readonly (readonly [number, number, ...unknown[]])[],
  most: number,
): string {
  let before = -1;
  return places
    .map(([at, worth]) => {
      const step = Math.round(Math.sqrt(worth / most) * steps);
      const gap = at - before;
      before = at;
      return String.fromCharCode(65 + step) + (gap === 1 ? '' : gap);
    })
    .join('');
}

/** Which entries have the word, and what it is worth there: at most 1. */
export function unpackPlaces(packed: string): Map<number, number> {
  let at = -1;
  return new Map(
    [...packed.matchAll(/([A-Z])(\d*)/g)].map(([, step = '', gap]) => {
      at += gap === '' ? 1 : Number(gap);
      return [at, ((step.charCodeAt(0) - 65) / steps) ** 2];
    }),
  );
}

/** What JSON leaves alone, without the comma: `#` to `~`. */
const signs = [...String.fromCharCode(...Array.from({ length: 92 }, (_, at) => 35 + at))].filter(
  (sign) => !/[,\\]/.test(sign),
);

/** So many words are one sign in a phrase, up to `` ` ``; the others are a letter and a sign. */
export const oneSign = 60;

/** Phrases of entries, by the places of their words: `#a$ A,,#`, two of entry 0, one of entry 2. */
export function packPhrases(entries: readonly (readonly (readonly number[])[])[]): string {
  const wordOf = (at: number): string => {
    const more = at - oneSign;
    if (more < 0) return signs[at] ?? '';
    return `${signs[oneSign + Math.floor(more / signs.length)]}${signs[more % signs.length]}`;
  };
  // In order, those that begin alike are beside each other.
  return entries
    .map((phrases) =>
      [...new Set(phrases.map((words) => words.map(wordOf).join('')))].sort().join(' '),
    )
    .join(',');
}

/** The entry of each phrase, and the places of its words. */
export function unpackPhrases(packed: string): { entry: number; words: number[] }[] {
  const wordAt = (text: string): number => {
    const [high = 0, low] = Array.from(text, (sign) => signs.indexOf(sign));
    return low === undefined ? high : oneSign + (high - oneSign) * signs.length + low;
  };
  return packed.split(',').flatMap((phrases, entry) =>
    phrases
      .split(' ')
      .filter(Boolean)
      .map((phrase) => ({ entry, words: (phrase.match(/[a-~]?./g) ?? []).map(wordAt) })),
  );
}

/** What a result leads to: a section of a lesson, a program, an exercise, a term, an error. */
export type Entry = {
  /** Where it is: a page and perhaps a section of it, `en/listening/index.html#backlog`. */
  address: string;
  title: string;
  /** Where that is in words: `Lesson 1 · Listening for connections`. */
  place: string;
  /** How it begins, shown under its title. */
  lead: string;
  /** What it explains, by every name that it has. */
  names: readonly string[];
  /** What it says. Code counts less than prose, a name in a table more. */
  texts: readonly { text: string; weight: number }[];
  /** In what phrases people ask for it. */
  asked: readonly string[];
  /** How much it counts beside others: what only lists or repeats, less than 1. */
  weight: number;
};
