import { words } from '../base/words.ts';
import type { Heading } from '../course/blocks.ts';
import { type Html, html } from './html.ts';
import { renderInlines } from './inline.ts';
import { hrefTo, type PageContext } from './page-context.ts';
import { inLanguage } from './paths.ts';
import { inlinesOf } from './said.ts';
import { otherLanguage } from './site.ts';

/** Beside each heading: its own address, and the same section in the other language. */
export function renderHeading({ level, id, children }: Heading, context: PageContext): Html {
  const { language, path } = context;
  const other = otherLanguage(language);
  const text = renderInlines(children, context);
  const own = context.id(id);
  const heading =
    level === 2 ? html`<h2 id="${own}">${text}</h2>` : html`<h3 id="${own}">${text}</h3>`;
  return html`<div class="head">${heading}<a class="own"${hrefTo(path, id, context)} aria-label="${words(
    'site',
    language,
    'section.own',
  )}">#</a><a class="twin"${hrefTo(inLanguage(path, other), id, context)} lang="${other}" hreflang="${other}" aria-label="${words(
    'site',
    other,
    'section.twin',
  )}">${other}</a></div>
`;
}

/** The same over a part of a page that no Markdown was written for. */
export function renderPartHeading(
  { id, title }: { id: string; title: string },
  level: 2 | 3,
  context: PageContext,
): Html {
  return renderHeading({ type: 'heading', level, id, children: inlinesOf(title) }, context);
}
