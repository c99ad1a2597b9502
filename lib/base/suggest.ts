import { closest, distance } from 'fastest-levenshtein';
import type { Params } from './i18n.ts';
import { type ErrorId, UserError } from './user-error.ts';

/**
 * The nearest name, where at most a third of it is given wrongly; in a short one that begins
 * alike, two letters changed about count as one. One that is nowhere near is no help.
 */
export function nearName(given: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const nearest = closest(given, [...names]);
  const round = given[0] === nearest[0] ? Math.ceil : Math.floor;
  return distance(given, nearest) <= Math.max(1, round(nearest.length / 3)) ? nearest : undefined;
}

/** Errors that can suggest a similar name. */
export type Unknown = { [Id in ErrorId]: `${Id}-near` extends ErrorId ? Id : never }[ErrorId];

/** The error `id` for a name that does not exist, or `id-near`, which suggests a similar name. */
export function unknownName(id: Unknown, params: Params, nearest: string | undefined): UserError {
  return nearest === undefined
    ? new UserError(id, params)
    : new UserError(`${id}-near`, { ...params, nearest });
}

/**
 * Finds what a person named, or throws the error; if there is a similar name, the one that suggests
 * it.
 */
export function findNamed(
  given: string,
  names: readonly string[],
  errorId: Unknown,
  params: Params = {},
): string {
  if (names.includes(given)) return given;
  const starts = names.filter((name) => given !== '' && name.includes(given));
  if (starts.length === 1 && starts[0] !== undefined) return starts[0];
  throw unknownName(errorId, { ...params, given, names: names.join(', ') }, nearName(given, names));
}
