import type { ErrorEntry } from '../../course/error-guide.ts';
import { longestIn } from './find-error.ts';

/** What a printed error says: which one decides, and what comes with it. */
export type Trace = {
  entry: ErrorEntry;
  /** Other errors that the text mentions. */
  others: ErrorEntry[];
  /** If every address failed: what happened at each, as Node prints it. */
  members: string[];
  /** The nearest line of the person's own code, `/home/me/my.ts:12`; null if there is none. */
  place: string | null;
  /** Whether an event that nobody listened for ended the program. */
  unhandled: boolean;
};

// A file's address begins with one slash more on Windows; after the last frame may follow ` {`.
const file = String.raw`(?:file:\/\/(?:\/(?=[A-Za-z]:))?)?((?:\/|[A-Za-z]:[\\/])[^()]*?:\d+)`;
const frame = new RegExp(String.raw`^\s*at (?:.*\()?${file}(?::\d+)?\)?(?: \{)?$`);
const top = new RegExp(`^${file}$`);

/** Null if nothing in the text is known. The innermost cause decides. */
export function readTrace(text: string, entries: readonly ErrorEntry[]): Trace | null {
  const outer = entries.filter((entry) => entry.outer);
  const telling = entries.filter((entry) => !entry.outer);
  const causes = text.split('[cause]:').reverse();
  const members = membersOf(text);
  const entry =
    (members.length > 0 && entries.find(({ codes }) => codes.includes('AggregateError'))) ||
    causes.map((cause) => longestIn(cause, telling)).find((found) => found !== undefined) ||
    longestIn(text, outer);
  if (!entry) return null;
  const named = telling.filter(({ codes }) => codes.some((code) => hasWord(text, code)));
  const around = longestIn(text, outer);
  const others = [...named, ...(around ? [around] : [])].filter((other) => other !== entry);
  const unhandled = /Unhandled 'error' event|Emitted 'error' event/.test(text);
  return { entry, others, members, place: placeIn(text), unhandled };
}

/** A code as a word: ENOTFOUND is not part of another. */
const hasWord = (text: string, code: string): boolean =>
  text.split(/[^A-Za-z0-9_]+/).includes(code);

/** `connect ECONNREFUSED ::1:3000` for each address that an AggregateError lists. */
function membersOf(text: string): string[] {
  const list = text.split('[errors]:')[1] ?? '';
  return [...list.matchAll(/Error: (\w+ E[A-Z]+[^\n{\]]*)/g)].map(([, said = '']) => said.trim());
}

/** The first frame that is neither Node's nor a package's, else the line that Node points at. */
function placeIn(text: string): string | null {
  const lines = text.split(/\r?\n/);
  const places = [frame, top].flatMap((pattern) =>
    lines.flatMap((line) => pattern.exec(line)?.[1] ?? []),
  );
  return places.find((place) => !/[\\/]node_modules[\\/]/.test(place)) ?? null;
}
