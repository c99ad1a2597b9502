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
export function longestIn(text: string, entries: readonly ErrorEntry[]): ErrorEntry | undefined {
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
  return [id, ...codes, ...prints, ...aliases.en, ...aliases.fr].map(plain);
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
