import { diffArrays } from 'diff';
import { type Html, html } from '../../html/html.ts';
import type { LessonContext } from '../../html/page-context.ts';

/** The same page about to be drawn in two languages. */
export type Contexts = readonly [left: LessonContext, right: LessonContext];

/** The same of both. */
export const inBoth = <T>(
  [left, right]: Contexts,
  of: (context: LessonContext) => T,
): readonly [T, T] => [of(left), of(right)];

/** Two columns. */
export function renderCells([left, right]: Pair<Html>, contexts: Contexts): Html | null {
  if (left === null && right === null) return null;
  const [one, other] = contexts;
  return html`<div class="pair">
${left && html`<div lang="${one.language}">\n${left}</div>\n`}${right && html`<div lang="${other.language}">\n${right}</div>\n`}</div>
`;
}

/** What each language says of the same thing, in two columns. */
export function renderEach(
  contexts: Contexts,
  draw: (context: LessonContext) => Html | null,
): Html | null {
  return renderCells(inBoth(contexts, draw), contexts);
}

/** A text in both languages within one element, which makes columns of them. */
export function renderTexts([left, right]: Pair<Html | string>, contexts: Contexts): Html {
  const [one, other] = contexts;
  return html`${left !== null && html`<span lang="${one.language}">${left}</span>`} ${right !== null && html`<span lang="${other.language}">${right}</span>`}`;
}

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
