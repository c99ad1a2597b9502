import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { textOf } from './article.ts';

/** Reads what an article takes in from files beside it: their text, or null where there is none. */
export type Beside = (path: string) => string | null;

export const nothingBeside: Beside = () => null;

/** A bigger file is not taken in. */
const mostBytes = 512 * 1024;
/** What a copy of a documentation has at its root. */
const rootMarks = ['.git', 'docfx.json', '.openpublishing.publish.config.json'];

/** What is beside an article, in its copy of the documentation and nowhere else. */
export function filesBeside(article: string): Beside {
  const folder = dirname(resolve(article));
  const root = rootOf(folder);
  return (path) => {
    const [name = ''] = decoded(path).split(/[?#]/);
    const file = name.startsWith('~/') ? join(root, name.slice(2)) : resolve(folder, name);
    try {
      const real = realpathSync(file);
      if (!real.startsWith(realpathSync(root) + sep)) return null;
      const found = statSync(real);
      return found.isFile() && found.size <= mostBytes ? textOf(readFileSync(real)) : null;
    } catch {
      return null;
    }
  };
}

function rootOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (rootMarks.some((name) => existsSync(join(at, name)))) return at;
    if (dirname(at) === at) return folder;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `#main`, `?name=main`, `?range=1-3,7`: the part of a program that an article shows; all of it without one. */
export function partOf(code: string, wish: string): string | null {
  const query = new URLSearchParams(wish.split('?')[1]?.split('#')[0] ?? '');
  const anchor = wish.split('#')[1] ?? '';
  const range =
    query.get('range') ?? (/^L(\d+)-L(\d+)$/.test(anchor) ? anchor.replaceAll('L', '') : null);
  if (range !== null) return unindented(linesOf(code, range));
  const name = query.get('name') ?? query.get('id') ?? anchor;
  return name === '' ? code : unindented(regionOf(code, name));
}

function linesOf(code: string, range: string): string[] | null {
  const lines = code.split('\n');
  const picked = range.split(',').flatMap((part) => {
    const [from = '', to = from] = part.trim().split('-');
    return lines.slice(Number(from) - 1, to === '' ? undefined : Number(to));
  });
  return picked.length === 0 ? null : picked;
}

/** Between `// <name>` and `// </name>`, or `#region name` and its end; other marks are left out. */
function regionOf(code: string, name: string): string[] | null {
  const lines = code.split('\n');
  const wanted = name.toLowerCase();
  const names = [wanted, `snippet${wanted}`];
  const tag = (line: string, end: boolean): string =>
    (end ? /^\W*<\/([\w-]+)>\W*$/ : /^\W*<([\w-]+)>\W*$/).exec(line)?.[1]?.toLowerCase() ?? '';
  const from = lines.findIndex((line) => names.includes(tag(line, false)));
  const to = lines.findIndex((line, at) => at > from && names.includes(tag(line, true)));
  if (from >= 0 && to > from) {
    const isMark = (line: string): boolean => tag(line, false) !== '' || tag(line, true) !== '';
    return lines.slice(from + 1, to).filter((line) => !isMark(line));
  }
  const region = lines.findIndex(
    (line) => /^\s*#region\s/i.test(line) && line.toLowerCase().trim().endsWith(wanted),
  );
  const end = lines.findIndex((line, at) => at > region && /^\s*#end ?region/i.test(line));
  return region >= 0 && end > region ? lines.slice(region + 1, end) : null;
}

function unindented(lines: string[] | null): string | null {
  if (lines === null) return null;
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const least = Math.min(...indents, 80);
  return lines
    .map((line) => line.slice(least))
    .join('\n')
    .replace(/^\n+|\s+$/g, '');
}
