import type { Language } from '../base/i18n.ts';
import { type Guide, guideFolders } from '../course/guide.ts';
import { linkTerms } from '../course/term-links.ts';
import { renderBlocks } from '../html/blocks.ts';
import { html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import { renderContents } from '../html/nav.ts';
import { pageContext } from '../html/page-context.ts';
import { howToRunPath, kitPath } from '../html/paths.ts';
import type { Site } from '../html/site.ts';

/** How the kit is made. */
export function renderKit(site: Site, language: Language): string {
  return renderGuide(site.guide, kitPath(language), 'kit', site, language);
}

/** How to run the programs. */
export function renderHowToRun(site: Site, language: Language): string {
  return renderGuide(site.howToRun, howToRunPath(language), 'guide', site, language);
}

function renderGuide(
  guide: Guide,
  path: string,
  kind: 'kit' | 'guide',
  site: Site,
  language: Language,
): string {
  const page = guide.pages[language];
  const folder = guideFolders[guide.id];
  const context = pageContext(site, language, path, folder);
  const { title, summary: description } = page.front;
  const main = html`${renderContents(page, context, 'wide')}<article>
<header class="opening">
<h1>${title}</h1>
<p class="summary">${description}</p>
</header>
${renderContents(page, context, 'narrow')}${renderBlocks(linkTerms(page.blocks, site.terms, language), context)}</article>
`;
  return renderPage({ path, language, title, description, kind, main }, site);
}
