import type { Piece } from './pieces.ts';

/** What a result leads to: a page's beginning, or a section of it. */
export type Findable = {
  path: string;
  /** The section's id; empty for the beginning. */
  id: string;
  title: string;
  /** Where that is in words. */
  place: string;
  /** What it explains, by every name that it has. */
  names: readonly string[];
  pieces: readonly Piece[];
  /** What repeats, lists or only points counts less than what explains: less than 1. */
  weight: number;
};

/** The beginning of a page. */
export function page(
  path: string,
  title: string,
  pieces: readonly Piece[],
  weight: number,
): Findable {
  return { path, id: '', title, place: '', names: [], pieces, weight };
}
