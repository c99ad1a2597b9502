import { stripVTControlCharacters } from 'node:util';
import { nameLimit } from '../protocol.ts';

const segmenter = new Intl.Segmenter();
/** Characters of one grapheme: a family of emoji has 7; a tower of accents has no end. */
const graphemeLength = 10;
/** What steers a terminal, turns the direction of reading, cannot be seen, or is no character. */
const unwanted = /(?![\u200c\u200d])[\p{C}\u2028\u2029\u115f\u1160\u3164\uffa0\ufffd]/gu;

/**
 * Text that somebody else typed, on one line, as it may be shown: composed, without anything that
 * steers or hides, cut to a number of graphemes. Empty if nothing is left.
 */
export function shownText(given: string, limit: number): string {
  const text = stripVTControlCharacters(given.slice(0, 4_096))
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(unwanted, '')
    .trim();
  const graphemes = Array.from(segmenter.segment(text), ({ segment }) =>
    Array.from(segment).slice(0, graphemeLength).join(''),
  );
  const shown = graphemes.slice(0, limit).join('').trim();
  // Joiners alone are nothing to see.
  return /[^\p{Cf}\p{M}\s]/u.test(shown) ? shown : '';
}

/** A name as it may be shown; empty if nothing is left of it. */
export const shownName = (given: string): string => shownText(given, nameLimit);

/** A name that nobody has yet: `Ana (2)` where there is an Ana. `taken`: the likenesses of others. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const tail = number === 1 ? '' : ` (${number})`;
    const own = shownText(name, nameLimit - tail.length) + tail;
    if (!taken.has(likeness(own))) return own;
  }
}

/** What names that look the same have in common. */
export const likeness = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
