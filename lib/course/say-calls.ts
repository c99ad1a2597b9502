/** A call of `say` or `words` in a program: where, which keys it may say, with which parameters. */
export type SayCall = {
  line: number;
  /** The keys written out in the first argument; empty when there is none. */
  keys: string[];
  /** The names in the object of parameters; null when they cannot be read from the text. */
  params: string[] | null;
};

/** Finds the calls by their brackets; TypeScript 7 has no parser to ask. */
export function findSayCalls(program: string): SayCall[] {
  const source = blankComments(program);
  return [...source.matchAll(/(?<![.\w])(?:say|words)\(/g)].flatMap((match) => {
    const line = source.slice(0, match.index).split('\n').length;
    if (/function\s+$/.test(source.slice(0, match.index))) return [];
    const [key = '', params] = splitArguments(source, match.index + match[0].length);
    const keys = [...key.matchAll(/(['"])([a-z0-9-]+\.[\w.-]+)\1/gi)].map(
      (found) => found[2] ?? '',
    );
    return [{ line, keys, params: params === undefined ? [] : objectNames(params) }];
  });
}

/** Comments become spaces, so that places and lines stay as they were. */
function blankComments(source: string): string {
  return source.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\/.*|\/\*[\s\S]*?\*\//g,
    (all, text) => (text === undefined ? all.replace(/[^\n]/g, ' ') : all),
  );
}

/** The arguments that begin at a place, up to the closing bracket. */
function splitArguments(source: string, start: number): string[] {
  const parts: string[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (character === "'" || character === '"' || character === '`') at = endOfText(source, at);
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character) && depth > 0) depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(source.slice(from, at));
      from = at + 1;
    } else if (character === ')') {
      parts.push(source.slice(from, at));
      break;
    }
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function endOfText(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === source[start]) return at;
  }
  return source.length;
}

/** The names of an object literal: `{ port, address: a.b }` → `address, port`. */
function objectNames(text: string): string[] | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  const names: string[] = [];
  for (const part of splitArguments(`${text.slice(1, -1)})`, 0)) {
    const name = /^(['"]?)([\w$-]+)\1\s*(:|$)/.exec(part)?.[2];
    if (name === undefined) return null;
    names.push(name);
  }
  return names.sort();
}
