import { nearName, type Unknown, unknownName } from '../base/suggest.ts';
import { UserError } from '../base/user-error.ts';
import type { LessonSummary } from './catalogue.ts';

/**
 * Finds what a person named, or throws the error; if there is a similar name, the one that suggests
 * it.
 */
export function findNamed(given: string, names: readonly string[], errorId: Unknown): string {
  if (names.includes(given)) return given;
  const starts = names.filter((name) => given !== '' && name.includes(given));
  if (starts.length === 1 && starts[0] !== undefined) return starts[0];
  throw unknownName(errorId, { given, names: names.join(', ') }, nearName(given, names));
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
  const near = nearName(
    wanted,
    lessons.map(({ slug }) => slug),
  );
  const nearest = lessons.find(({ slug }) => slug === near);
  throw unknownName('lesson-unknown', { given }, nearest?.id);
}
