import type { Language } from '../../base/i18n.ts';
import { type Html, html, renameIds } from '../../html/html.ts';
import type { LessonScene } from '../../html/site.ts';
import type { Pair } from './align.ts';

/** The same page about to be drawn in each language. */
export type Scenes = Readonly<Record<Language, LessonScene>>;

/** Two columns. An id must be unique on a page, so the French one gets a suffix. */
export function renderCells([en, fr]: Pair<Html>): Html | null {
  if (en === null && fr === null) return null;
  return html`<div class="pair">
${en && html`<div lang="en">\n${en}</div>\n`}${fr && html`<div lang="fr">\n${renameIds(fr, '_fr')}</div>\n`}</div>
`;
}

/** What each language says of the same thing, in two columns. */
export function renderEach(scenes: Scenes, draw: (scene: LessonScene) => Html | null): Html | null {
  return renderCells([draw(scenes.en), draw(scenes.fr)]);
}

/** A text in both languages within one element, which makes columns of them. */
export function renderTexts([en, fr]: Pair<Html | string>): Html {
  return html`${en !== null && html`<span lang="en">${en}</span>`} ${fr !== null && html`<span lang="fr">${fr}</span>`}`;
}
