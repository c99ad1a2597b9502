import { words } from '../base/words.ts';
import type { Section } from '../course/sections.ts';
import { type Html, html } from './html.ts';
import { renderInlines } from './inline.ts';
import type { PageContext } from './page-context.ts';

/** The table of contents: beside the text on wide screens, folded above it on narrow ones. */
export function renderContents(
  { sections }: { sections: readonly Pick<Section, 'id' | 'title'>[] },
  context: PageContext,
  kind: 'wide' | 'narrow',
): Html | null {
  const titled = sections.filter(({ title }) => title.length > 0);
  if (titled.length < 2) return null;
  const title = words(
    'site',
    context.language,
    context.lesson ? 'lesson.contents' : 'kit.contents',
  );
  const list = html`<ol>
${titled.map((section) => html`<li><a href="#${section.id}">${renderInlines(section.title, context)}</a></li>\n`)}</ol>
`;
  return kind === 'wide'
    ? html`<nav class="contents wide" aria-label="${title}">\n<p>${title}</p>\n${list}</nav>\n`
    : html`<details class="contents narrow"><summary>${title}</summary>\n${list}</details>\n`;
}
