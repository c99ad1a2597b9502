import { type Result, Search } from '../../search/search.ts';
import { plainName } from '../term-names.ts';
import type { FoundIn, NamedTerms, Target, Targets } from './targets.ts';

/** A result that the terminal can show. */
export type Found = { result: Result; target: Target };

/** What was asked, what was found, and which of it is being looked at. */
export type Finding = { query: string; found: readonly Found[]; at: number };

/** The search of a course in one language. */
export class CourseSearch {
  readonly #search: Search;
  readonly #targets: Targets;
  readonly #named: NamedTerms;

  constructor({ index, tail, targets, named }: FoundIn) {
    this.#search = new Search(index, tail);
    this.#targets = targets;
    this.#named = named;
  }

  /**
   * Best first, but before them the term that is just what was asked: an entry of the glossary is
   * read in a moment. Each place once, although the site may say it on several pages.
   */
  ask(query: string): { found: Found[]; some: boolean } {
    const { results, some } = this.#search.ask(query);
    const term = this.#named[plainName(query)];
    const isTerm = ({ address }: Result): boolean => address === term;
    const seen = new Set<string>();
    const found = [
      ...results.filter(isTerm),
      ...results.filter((result) => !isTerm(result)),
    ].flatMap((result): Found[] => {
      const target = this.#targets[result.address];
      const key = JSON.stringify(target);
      if (!target || seen.has(key)) return [];
      seen.add(key);
      return [{ result, target }];
    });
    return { found, some };
  }

  mark(text: string, { result }: Found): [part: string, found: boolean][] {
    return this.#search.mark(text, result);
  }
}
