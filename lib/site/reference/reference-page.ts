import type { Language } from '../../base/i18n.ts';
import { renderPartHeading } from '../../html/heading.ts';
import { type Html, html } from '../../html/html.ts';
import { renderPage } from '../../html/layout.ts';
import { renderContents } from '../../html/nav.ts';
import { pageContext } from '../../html/page-context.ts';
import { relativeLink } from '../../html/paths.ts';
import type { Site } from '../../html/site.ts';

export type Part = { id: string; title: string; body: Html };

type Reference = {
  site: Site;
  language: Language;
  path: string;
  kind: 'mapping' | 'listing' | 'about';
  title: string;
  say: string;
  opening: Html;
  parts: readonly Part[];
};

/** A page to look things up in: an opening, and parts with a heading each. */
export function renderReference(page: Reference): string {
  const { site, language, path, kind, title, say, opening, parts } = page;
  const context = pageContext(site, language, path);
  const sections = parts.map(({ id, title }) => ({
    id,
    title: [{ type: 'text' as const, text: title }],
  }));
  const contents = (width: 'wide' | 'narrow') => renderContents({ sections }, context, width);
  const main = html`${contents('wide')}<article>
<header class="opening">
<h1>${title}</h1>
<p class="summary">${say}</p>
</header>
${opening}${contents('narrow')}${parts.map((part) => html`${renderPartHeading(part, 2, context)}${part.body}`)}</article>
`;
  const head = html`<link rel="stylesheet" href="${relativeLink(path, 'assets/reference.css')}">\n`;
  return renderPage({ path, language, title, description: say, kind, main, head }, site);
}
