export type Import = {
  module: string;
  /** As they are written: `serve`, `type Serving`, `once as when`. */
  names: string[];
  /** The line with the module's name, counted from 1. */
  line: number;
};

const from = /^(?:import|export)\b(?:[\w*,\s]*?\{([^}]*)\}|[\w*,\s]*?)\s*from\s*['"]([^'"]+)['"]/;
const bare = /^import\s*['"]([^'"]+)['"]/;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/;
const importing = new RegExp([from, bare, dynamic].map(({ source }) => source).join('|'), 'gm');

/** What a program imports, in order; TypeScript 7 has no parser to ask. */
export function importsIn(source: string): Import[] {
  return [...source.matchAll(importing)].map(({ 0: all, 1: list = '', index, ...found }) => ({
    module: found[2] ?? found[3] ?? found[4] ?? '',
    names: list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    line: source.slice(0, index + all.length).split('\n').length,
  }));
}
