import { linkTerms } from '../course/glossary.ts';
import { type Guide, guideFolders } from '../course/lesson.ts';
import { renderBlocks } from '../html/blocks.ts';
import { html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import type { PageContext } from '../html/page-context.ts';
import { renderContents } from '../html/page-parts.ts';

/** How the kit is made. */
export function renderKit(context: PageContext): string {
  return renderGuide(context.site.guide, 'kit', context);
}

/** How to run the programs. */
export function renderHowToRun(context: PageContext): string {
  return renderGuide(context.site.howToRun, 'guide', context);
}

function renderGuide(guide: Guide, kind: 'kit' | 'guide', around: PageContext): string {
  const { site, language } = around;
  const page = guide.pages[language];
  const context = { ...around, folder: guideFolders[guide.id] };
  const { title, summary: description } = page.front;
  const main = html`${renderContents(page, context, 'wide')}<article>
<header class="opening">
<h1>${title}</h1>
<p class="summary">${description}</p>
</header>
${renderContents(page, context, 'narrow')}${renderBlocks(linkTerms(page.blocks, site.terms, language), context)}</article>
`;
  return renderPage(context, { title, description, kind, main });
}
