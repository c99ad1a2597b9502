import { diffArrays } from 'diff';
import type { OwnLanguage } from '../../base/i18n.ts';
import { type Html, html } from '../../html/html.ts';
import type { LessonContext } from '../../html/page-context.ts';

/** The same page about to be drawn in each language. */
export type Contexts = Readonly<Record<OwnLanguage, LessonContext>>;

/** Two columns. */
export function renderCells([en, fr]: Pair<Html>): Html | null {
  if (en === null && fr === null) return null;
  return html`<div class="pair">
${en && html`<div lang="en">\n${en}</div>\n`}${fr && html`<div lang="fr">\n${fr}</div>\n`}</div>
`;
}

/** What each language says of the same thing, in two columns. */
export function renderEach(
  contexts: Contexts,
  draw: (context: LessonContext) => Html | null,
): Html | null {
  return renderCells([draw(contexts.en), draw(contexts.fr)]);
}

/** A text in both languages within one element, which makes columns of them. */
export function renderTexts([en, fr]: Pair<Html | string>): Html {
  return html`${en !== null && html`<span lang="en">${en}</span>`} ${fr !== null && html`<span lang="fr">${fr}</span>`}`;
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
