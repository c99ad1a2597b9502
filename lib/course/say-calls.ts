import { posix } from 'node:path';
import { type Language, templateOf } from '../base/i18n.ts';
import type { Code } from './blocks.ts';

/** What code says in the reader's language, below a line of it. */
export type Said = {
  /** The line on which the call ends, counted from 0. */
  line: number;
  /** The words, a line each, with `{name}` for what the program fills in. */
  texts: string[];
};

/** What imported code says in a language, call by call; empty if it is not a lesson's program. */
export function saidIn(
  { file, text }: Pick<Code, 'file' | 'text'>,
  lesson: string,
  language: Language,
): Said[] {
  if (!/^examples\/.*\.ts$/.test(file)) return [];
  return findSayCalls(text, posix.basename(file, '.ts')).map(({ last, keys }) => ({
    line: last - 1,
    texts: keys.flatMap((key) => templateOf(language, lesson, key).split('\n')),
  }));
}

/** A call of `say` or `words` in a program: where, which keys it may say, with which parameters. */
export type SayCall = {
  /** Where it begins and ends, counted from 1. */
  line: number;
  last: number;
  /** The keys written out in the first argument; empty when there is none. */
  keys: string[];
  /** The names in the object of parameters; null when they cannot be read from the text. */
  params: string[] | null;
};

/**
 * Finds the calls by their brackets; TypeScript 7 has no parser to ask. If a key is a variable, it
 * stands for the keys in its `const`, or else for those that no other call accounts for.
 */
export function findSayCalls(source: string, program: string): SayCall[] {
  const text = blankComments(source);
  const found = [...text.matchAll(/(?<![.\w])(?:say|words)\(/g)].flatMap(({ 0: head, index }) => {
    const before = text.slice(0, index);
    if (/function\s+$/.test(before)) return [];
    const { parts, end } = splitArguments(text, index + head.length);
    const [key = '', params] = parts;
    const written = keysIn(key, program);
    const keys = written.length > 0 ? written : keysIn(constOf(key, before), program);
    const line = before.split('\n').length;
    const last = text.slice(0, end).split('\n').length;
    return [{ line, last, keys, params: params === undefined ? [] : objectNames(params) }];
  });
  const accounted = new Set(found.flatMap(({ keys }) => keys));
  const left = keysIn(text, program).filter((key) => !accounted.has(key));
  return found.map((call) => (call.keys.length > 0 ? call : { ...call, keys: left }));
}

/** The texts of a program that are keys: `'program.…'`. */
function keysIn(text: string, program: string): string[] {
  const literals = [...text.matchAll(/(['"])([\w-]+\.[\w.-]+)\1/g)].map((match) => match[2] ?? '');
  return [...new Set(literals.filter((key) => key.startsWith(`${program}.`)))];
}

/** What the last `const name = …;` before a place says. */
function constOf(name: string, before: string): string {
  if (!/^\w+$/.test(name)) return '';
  const at = before.lastIndexOf(`const ${name} =`);
  return at < 0 ? '' : before.slice(at, before.indexOf(';', at));
}

/** Comments become spaces, so that places and lines stay as they were. */
function blankComments(source: string): string {
  return source.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\/.*|\/\*[\s\S]*?\*\//g,
    (all, text) => (text === undefined ? all.replace(/[^\n]/g, ' ') : all),
  );
}

/** The arguments that begin at a place, up to the closing bracket, and where that is. */
function splitArguments(source: string, start: number): { parts: string[]; end: number } {
  const parts: string[] = [];
  let from = start;
  let depth = 0;
  let at = start;
  for (; at < source.length; at += 1) {
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
  return { parts: parts.map((part) => part.trim()).filter((part) => part !== ''), end: at };
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
  for (const part of splitArguments(`${text.slice(1, -1)})`, 0).parts) {
    const name = /^(['"]?)([\w$-]+)\1\s*(:|$)/.exec(part)?.[2];
    if (name === undefined) return null;
    names.push(name);
  }
  return names.sort();
}
