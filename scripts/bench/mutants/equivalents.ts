import * as v from 'valibot';
import { readIfThere } from '../../../lib/base/files.ts';
import type { Exercise } from '../../../lib/course/exercises.ts';
import type { Mutant } from './make.ts';

/** A mutant that is as right as the program it comes from, and why. */
export type Equivalent = { file: string; before: string; after: string; reason: string };

const schema = v.array(
  v.strictObject({
    file: v.string(),
    before: v.string(),
    after: v.string(),
    reason: v.pipe(v.string(), v.minLength(10)),
  }),
);

/** Those that the exercise's own `equivalent.json` names. */
export function equivalentsOf({ folder }: Exercise): Equivalent[] {
  const text = readIfThere(new URL('equivalent.json', folder));
  return text === null ? [] : v.parse(schema, JSON.parse(text));
}

/** The entry that names a mutant. */
export function findEquivalent(
  { before, after }: Mutant,
  file: string,
  equivalents: readonly Equivalent[],
): Equivalent | undefined {
  return equivalents.find(
    (one) => one.file === file && one.before === before && one.after === after,
  );
}
