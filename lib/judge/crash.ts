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
