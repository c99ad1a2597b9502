/** The verdict that a wrong answer must get, and what a system needs to show it. */
export type Expected = { verdict: string; needs: string[] };

/**
 * Reads a wrong answer's first line: `// crashed-with-peer`, or, where only some systems show it,
 * `// did-not-end (needs ipv6, linux)`. Null where it is neither.
 */
export function expectedVerdict(text: string): Expected | null {
  const match = /^\ufeff?\/\/ ([a-z][a-z-]*)(?: \(needs ([a-z0-9, -]+)\))?\r?\n/.exec(text);
  if (!match) return null;
  const [, verdict = '', needs] = match;
  return { verdict, needs: needs?.split(/, */) ?? [] };
}
