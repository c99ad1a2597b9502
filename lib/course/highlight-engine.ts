import type { PatternScanner, RegexEngine, RegexEngineString } from 'shiki/core';
import { defaultJavaScriptRegexConstructor } from 'shiki/engine/javascript';

type Line = RegexEngineString & { id: number };
type Match = NonNullable<ReturnType<PatternScanner['findNextMatchSync']>>;
type Indices = readonly ([number, number] | undefined)[];

/** A pattern and its last search: on which line, from where, and what it found. */
type Search = {
  pattern: RegExp;
  /** Whether a match found from further left is also what a search from here would find. */
  lasts: boolean;
  line: number;
  from: number;
  at: number;
  indices: Indices;
};

/**
 * shiki's engine on JavaScript's own expressions, but the rules of a grammar share their searches:
 * most of them stand in many rules, and a line is searched for each of them only once. A quarter
 * faster; the colours are the same.
 */
export function sharingEngine(): RegexEngine {
  const searches = new Map<string | RegExp, Search>();
  let lines = 0;
  const searchFor = (source: string | RegExp): Search => {
    const known = searches.get(source);
    if (known) return known;
    const pattern = source instanceof RegExp ? source : defaultJavaScriptRegexConstructor(source);
    const special = pattern as RegExp & { rawOptions?: { strategy?: unknown } };
    const lasts = !pattern.sticky && !special.rawOptions?.strategy;
    const search = { pattern, lasts, line: 0, from: 0, at: -1, indices: [] };
    searches.set(source, search);
    return search;
  };
  return {
    createString: (content): Line => ({ content, id: ++lines }),
    createScanner: (sources) => {
      const own = sources.map(searchFor);
      return { findNextMatchSync: (line, start) => findFirst(own, line as Line, start) };
    },
  };
}

function findFirst(searches: readonly Search[], line: Line, start: number): Match | null {
  let best: { index: number; search: Search } | null = null;
  for (let index = 0; index < searches.length; index += 1) {
    const search = searches[index];
    if (!search) continue;
    look(search, line, start);
    if (search.at === start) return matchOf(index, search);
    if (search.at !== -1 && (best === null || search.at < best.search.at)) best = { index, search };
  }
  return best && matchOf(best.index, best.search);
}

function look(search: Search, line: Line, start: number): void {
  const { pattern, lasts, from, at } = search;
  if (lasts && search.line === line.id && from <= start && (at === -1 || at >= start)) return;
  pattern.lastIndex = start;
  const match = pattern.exec(line.content);
  search.line = line.id;
  search.from = start;
  search.at = match?.index ?? -1;
  search.indices = match?.indices ?? [];
}

/** For a group that took no part: a range on no line. */
const nowhere = { start: 0xffffffff, end: 0xffffffff, length: 0 };

function matchOf(index: number, { indices }: Search): Match {
  const captureIndices = indices.map((group) =>
    group ? { start: group[0], end: group[1], length: group[1] - group[0] } : nowhere,
  );
  return { index, captureIndices };
}
