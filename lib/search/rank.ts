import type { StoredEntry } from './packed.ts';
import type { Kind } from './question.ts';

/** What a result is worth by its words, how many of them it has, and as which. */
export type Score = { worth: number; share: number; words: number; stems: readonly string[] };

export const nothing: Score = { worth: 0, share: 0, words: 0, stems: [] };

export function kindOf({ address }: StoredEntry): Kind {
  if (address.includes('/glossary/')) return 'term';
  if (address.includes('/dotnet/')) return 'row';
  if (address.includes('/errors/')) return 'error';
  return /^[^/]+\/[^/]+\/exercises\//.test(address) ? 'exercise' : 'page';
}

/** What a title calls a term: in both languages. */
const namesIn = (title: string): string[] => title.split(' · ');

/** What was asked, as far as an entry's rank depends on it. */
export type Measure = {
  /** The kind of entry that was asked for, if any. */
  wants: Kind | undefined;
  /** The words looked for, spelled as here. */
  words: readonly string[];
  /** Whether one word was said, which is in many phrases. */
  isOneWord: boolean;
  /** How nearly a title is what was asked, from 0 to 1. */
  cover: (title: string) => number;
};

export type Rank = {
  score: number;
  /** Added where the entry is just what was asked: it comes first, and hides nothing. */
  exact: number;
  /** Whether all that was asked is there. */
  isWhole: boolean;
};

/** Ranks an entry: by its words, by how like one of its phrases is (0 to 1), and by what it is. */
export function rankOf(
  entry: StoredEntry,
  score: Score,
  likePhrase: number,
  { wants, words, isOneWord, cover: coverOf }: Measure,
): Rank {
  // How like one of an entry's phrases a question must be to be just that.
  const same = 0.97;
  // How many times more an entry's words are worth where it is like a phrase of the entry.
  const phraseTimes = 3;
  // What a phrase is worth by itself; less when one word was asked, which is in many.
  const byPhrase = 0.6;
  const byOneWord = 0.25;
  // What is added for being just what was asked; for an error, what it prints.
  const exactly = 20;
  const exactlyPrinted = 25;
  // The same of a row of the .NET map, whose name may be a word of many questions.
  const exactlyRow = 0.3;
  // What the kind that was asked for is worth: a row, and times more for a term and an exercise.
  const rowAsked = 10;
  const termAsked = 30;
  const exerciseAsked = 20;

  const kind = kindOf(entry);
  const isWanted = wants === kind;
  const cover = coverOf(entry.title);
  const like = cover === 1 && words.length > 1 && kind !== 'term' ? 1 : likePhrase;
  const isSame = like > same;
  let byWords = score.worth * score.share ** 2 * (1 + cover / 2) * (1 + phraseTimes * like ** 2);
  let exact = isSame ? exactly : 0;
  let asked = 0;
  if (kind === 'error' && isSame) exact = exactlyPrinted;
  else if (kind === 'row' && isWanted) asked = rowAsked * (cover + like);
  else if (kind === 'row' && isSame) exact = exactlyRow;
  else if (kind === 'exercise' && isWanted && words.length > 1) byWords *= exerciseAsked;
  else if (kind === 'term' && isWanted && namesIn(entry.title).some((name) => coverOf(name) === 1))
    byWords *= termAsked;
  const more = (isOneWord ? byOneWord : byPhrase) * like ** 3;
  return { score: byWords + more + asked, exact, isWhole: isSame || score.words === words.length };
}
