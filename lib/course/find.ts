import { closest } from 'fastest-levenshtein';
import { UserError } from '../errors.ts';
import type { LessonSummary } from './catalogue.ts';

/** Finds what a person named, or throws the error that offers the nearest name. */
export function findNamed(given: string, names: readonly string[], errorId: string): string {
  if (names.includes(given)) return given;
  const starts = names.filter((name) => given !== '' && name.includes(given));
  if (starts.length === 1 && starts[0] !== undefined) return starts[0];
  const nearest = names.length > 0 ? closest(given, [...names]) : '–';
  throw new UserError(errorId, { given, nearest, names: names.join(', ') });
}

/** A lesson by number (`1`, `01`), by name, or by a part that only one name has. */
export function findLesson<Summary extends Pick<LessonSummary, 'id' | 'slug'>>(
  given: string,
  lessons: readonly Summary[],
): Summary {
  const wanted = given.toLowerCase().replace(/\/+$/, '');
  const number = /^\d{1,2}$/.test(wanted) ? wanted.padStart(2, '0') : null;
  const exact = lessons.find(
    ({ id, slug }) =>
      id === wanted || slug === wanted || (number !== null && id.startsWith(`${number}-`)),
  );
  if (exact) return exact;
  const parts = lessons.filter(({ id }) => wanted !== '' && number === null && id.includes(wanted));
  if (parts.length === 1 && parts[0]) return parts[0];
  if (parts.length > 1) {
    throw new UserError('lesson-ambiguous', { given, names: parts.map(({ id }) => id).join(', ') });
  }
  const names = lessons.map(({ slug }) => slug);
  const nearest = lessons.find(({ slug }) => slug === closest(wanted, names));
  throw new UserError('lesson-unknown', { given, nearest: nearest?.id ?? '–' });
}
