import { type KeyIn, words } from '../../base/words.ts';
import { html } from '../../html/html.ts';
import { renderPage } from '../../html/layout.ts';
import type { PageContext } from '../../html/page-context.ts';
import { glossaryPath, programsPath, relativeLink, searchIndexPath } from '../../html/paths.ts';
import { renderCommand } from '../../html/run.ts';

/** A place that the page's own script fills: with a field and a list. */
export function renderSearch(context: PageContext): string {
  const { language, path } = context;
  const say = (key: KeyIn<'search'>): string => words('search', language, key);
  const asset = (name: string): string => relativeLink(path, `assets/${name}`);
  const title = say('title');
  const main = html`<article id="page_text" tabindex="-1">
<header class="opening">
<h1>${title}</h1>
</header>
<div id="search"></div>
<noscript>
<p>${say('without')}</p>
<ul>
<li><a href="${relativeLink(path, glossaryPath(language))}">${words('site', language, 'glossary.title')}</a></li>
<li><a href="${relativeLink(path, programsPath(language))}">${words('reference', language, 'programs.title')}</a></li>
</ul>
</noscript>
<div id="search_missing" hidden>
<p>${say('missing')}</p>
<figure class="run">${renderCommand('npm run docs')}</figure>
</div>
</article>
`;
  const head = html`<link rel="stylesheet" href="${asset('search.css')}">
<script src="${relativeLink(path, searchIndexPath(language))}" defer></script>
<script src="${asset('search.js')}" defer></script>
`;
  const description = say('say');
  return renderPage(context, { title, description, kind: 'search', main, head });
}
