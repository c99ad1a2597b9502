import { diffArrays } from 'diff';

/** Two things side by side; one is null where the other is alone. */
export type Pair<T> = readonly [left: T | null, right: T | null];

/** Pairs what has the same name, in order; what only one side has stays alone in its place. */
export function align<T>(
  left: readonly T[],
  right: readonly T[],
  name: (item: T) => string,
): Pair<T>[] {
  const rest = [left.values(), right.values()] as const;
  const next = (side: 0 | 1): T | null => rest[side].next().value ?? null;
  const changes = diffArrays(left.map(name), right.map(name));
  return changes.flatMap(({ added, removed, value }) =>
    value.map((): Pair<T> => [added ? null : next(0), removed ? null : next(1)]),
  );
}
