import { readFileSync } from 'node:fs';

/**
 * The line that names the error which ended a program, among those it printed to stderr; null when
 * none did. Node prints the place, a caret below it, the error with its stack, and its version last.
 */
export function crashError(printed: readonly string[]): string | null {
  const end = printed.findLastIndex((line) => /^Node\.js v\d/.test(line));
  if (end < 0) return null;
  const before = printed.slice(0, end);
  // What the program printed about errors that it caught comes before the caret.
  const report = before.slice(before.findLastIndex((line) => /^\s*\^+$/.test(line)) + 1);
  const named = report.length < before.length ? report : report.filter(isError);
  return named.find((line) => line.trim() !== '') ?? before.at(-1) ?? '';
}

/**
 * Whose `'error'` event ended the program because nobody was listening for it: `Socket`; null
 * otherwise.
 */
export function crashEmitter(printed: readonly string[]): string | null {
  const line = printed.findLast((text) => text.startsWith("Emitted 'error' event on "));
  return /^Emitted 'error' event on (\w+) instance/.exec(line ?? '')?.[1] ?? null;
}

function isError(line: string): boolean {
  return /^(\w*(Error|Exception|Rejection)\b|Uncaught)/.test(line);
}

export type SyntaxFault = {
  /** The path of the file that could not be read as TypeScript. */
  file: string;
  /** Both from 1, the column in characters, as editors count. */
  line: number;
  column: number;
  message: string;
};

/** What tsx prints of a file that it cannot translate; null when it was something else. */
export function syntaxFault(printed: readonly string[]): SyntaxFault | null {
  for (const text of printed) {
    const match = /^\s*(?:\w*Error: )?(.+):(\d+):(\d+): ERROR: (.*)$/.exec(text);
    if (!match) continue;
    const [, file = '', line = '', bytes = '', message = ''] = match;
    return {
      file,
      line: Number(line),
      column: columnOf(file, Number(line), Number(bytes)),
      message,
    };
  }
  return null;
}

/** esbuild counts bytes from 0. */
function columnOf(file: string, line: number, bytes: number): number {
  try {
    const text = readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
    return Buffer.from(text).subarray(0, bytes).toString().length + 1;
  } catch {
    return bytes + 1;
  }
}
