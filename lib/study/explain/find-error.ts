import { nearName, unknownName } from '../../base/suggest.ts';
import { UserError } from '../../base/user-error.ts';
import type { ErrorEntry } from '../../course/error-guide.ts';

/**
 * The error a person means: by its code, its exit code, or a part of what is said of it, in either
 * language, whatever the case and the accents.
 *
 * @throws UserError `explain-unknown`, or `explain-ambiguous` where several errors have such words.
 */
export function findError(given: string, entries: readonly ErrorEntry[]): ErrorEntry {
  const wanted = plain(given);
  const exit = /^(?:exit |code |code de sortie )*(\d+)$/.exec(wanted)?.[1];
  const exact = entries.find(
    ({ id, codes, exits }) =>
      [id, ...codes].map(plain).includes(wanted) ||
      (exit !== undefined && exits.includes(Number(exit))),
  );
  const found = exact ?? longestIn(given, entries);
  if (found) return found;
  const having = entries.filter((entry) =>
    namesOf(entry).some((name) => wanted.length > 2 && name.includes(wanted)),
  );
  const [only] = having;
  if (only && having.length === 1) return only;
  if (only) {
    throw new UserError('explain-ambiguous', { given, names: having.map(nameOf).join(', ') });
  }
  const names = entries.flatMap(({ id, codes }) => [...codes, id]);
  throw unknownName('explain-unknown', { given }, nearName(given.toUpperCase(), names));
}

/**
 * The error that a text says most about: `socket hang up` says more than the ECONNRESET beside it.
 */
function longestIn(text: string, entries: readonly ErrorEntry[]): ErrorEntry | undefined {
  const said = ` ${plain(text)} `;
  const lengthOf = (entry: ErrorEntry): number =>
    Math.max(
      0,
      ...namesOf(entry).map((name) => (name && said.includes(` ${name} `) ? name.length : 0)),
    );
  const [best] = entries
    .map((entry) => ({ entry, length: lengthOf(entry) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  return best?.entry;
}

/** What to call an error in a list. */
const nameOf = ({ id, codes }: ErrorEntry): string => codes[0] ?? id;

function namesOf({ id, codes, prints, aliases }: ErrorEntry): string[] {
  return [id, ...codes, ...prints, ...Object.values(aliases).flat()].map(plain);
}

/** Small letters without accents; ports, process ids and the error's class are left out. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:uncaught )?\w*error(?: \[\w+\])?: /g, ' ')
    .replace(/\(?node:\d+\)?|\[?[0-9a-f]*(?::[0-9a-f]*)+\]?:\d+|\b\d+(?:\.\d+){3}(?::\d+)?/g, ' ')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();
}

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
