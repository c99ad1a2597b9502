import { type Guide, guideFolders } from '../course/guide.ts';
import { linkTerms } from '../course/term-links.ts';
import type { Language } from '../i18n.ts';
import { renderBlocks } from './blocks.ts';
import { renderContents } from './contents.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';
import { howToRunPath, kitPath } from './links.ts';
import { aloneScene } from './scene.ts';
import type { Site } from './site.ts';

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
  const scene = aloneScene(site, language, path, folder);
  const { title, summary: description } = page.front;
  const main = html`${renderContents(page, scene, 'wide')}<article>
<header class="opening">
<h1>${title}</h1>
<p class="summary">${description}</p>
</header>
${renderContents(page, scene, 'narrow')}${renderBlocks(linkTerms(page.blocks, site.terms, language), scene)}</article>
`;
  return renderPage({ path, language, title, description, kind, main }, site);
}
